import { effects, outcomes } from '../../model/event';
import type { FilterField } from '../../model/event';
import { formatModels } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import { AnswerError } from '../sentences/answer-error';
import { passingWords } from './filters';
import type { Question } from './question';

/**
 * Outcomes and effects are Runtrail's own words, so that a filter which none of them passes (`outcome = failed`) can be told
 * before there are events: a panel says why it is empty, and a rule, which would be 0 for ever, is refused.
 */
export async function noteImpassable(question: Question): Promise<void> {
  const { filters, format, fromAlert, notes, reader, client } = question;
  // Progress is made of whole runs, which these filters do not narrow.
  if (formatModels[format].needs === 'runs') {
    return;
  }
  for (const [field, words, said] of ownWords(reader.model)) {
    const own = filters.filter((filter) => filter.field === field);
    const passing = own.length === 0 ? words : [...(await passingWords(own, client.host)(words))];
    if (passing.some((word) => words.includes(word))) {
      continue;
    }
    const text = `Nothing can pass the filter on ${field}: ${said}.`;
    if (fromAlert) {
      throw new AnswerError(text, 400);
    }
    notes.notice(text);
  }
}

/** The words that a field can hold, '' for none, and how to say so. */
function ownWords({ label, hasNoOutcomes }: QueryTypeModel): Array<[FilterField, readonly string[], string]> {
  return [
    hasNoOutcomes === true
      ? ['outcome', ['info'], `the outcome of ${label} is always info`]
      : ['outcome', outcomes, `an outcome is one of ${outcomes.join(', ')}`],
    ['effect', ['', ...effects], `an effect is one of ${effects.join(', ')}, or empty`],
  ];
}
