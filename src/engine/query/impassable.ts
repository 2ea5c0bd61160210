import { outcomes, type FilterField } from '../../model/event';
import { isOfRuns } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import { badRequest } from '../sentences/answer-error';
import { oneOf } from '../sentences/quoted';
import { runFields } from './filtered-runs';
import { passingWords } from './filters';
import type { Question } from './question';

/**
 * Outcomes and effects are Runtrail's own words, and some fields are empty in whatever is read, so that a filter which none of
 * that passes (`outcome = failed`) can be told before there are events: a panel says why it is empty, and a rule, which would
 * be 0 for ever, is refused.
 */
export async function noteImpassable(question: Question): Promise<void> {
  const { filters, format, fromAlert, notes, reader, client } = question;
  const ofRuns = isOfRuns(format);
  for (const [field, words] of ownWords(reader.model)) {
    // Progress is made of whole runs, which other filters do not narrow.
    const own = ofRuns && !runFields.includes(field) ? [] : filters.filter((filter) => filter.field === field);
    const passing = own.length === 0 ? words : [...(await passingWords(own, client.host)(words))];
    if (passing.some((word) => words.includes(word))) {
      continue;
    }
    const text = `Nothing can pass the filter on ${field}, which in ${reader.model.label} is ${oneOf(words.map((word) => word || 'empty'))}.`;
    if (fromAlert) {
      throw badRequest(text);
    }
    notes.notice(text);
  }
}

/** The words that a field can hold, '' for none. */
function ownWords({
  hasNoOutcomes,
  effects = [],
  emptyFields = [],
}: QueryTypeModel): Array<[FilterField, readonly string[]]> {
  return [
    ['outcome', hasNoOutcomes === true ? ['info'] : outcomes],
    ['effect', [...effects, '']],
    ...emptyFields.map((field): [FilterField, readonly string[]] => [field, ['']]),
  ];
}
