import type { Countable } from '../reading/lack';
import { Notes, type Reading } from '../reading/reading';
import type { HttpAnswer, Table } from '../seam/host';
import { AnswerError } from '../sentences/answer-error';
import type { Ask } from '../sentences/ask';
import { plural } from '../sentences/counts';
import type { Place } from '../sentences/place';
import type { Party } from '../sentences/ways';
import type { RecordPlan } from './record-plan';

/** The rows of a good answer to a request with a plan. */
export function tableOf({ table }: HttpAnswer, { request }: Ask): Table {
  if (table === undefined) {
    throw new TypeError(`The answer to ${request.path} has neither a table nor a problem.`);
  }
  return table;
}

/** A table in which every row is a record that could be understood, with a word about all that were not. */
export function understoodRecords(table: Table, plan: RecordPlan, { what }: Ask, { model }: Place): Reading<Table> {
  const { word, lacking, fields } = plan;
  const lost = table.lost + table.skipped;
  const times = Object.entries(fields).filter(([, { makes }]) => makes === 'time');
  const untimed = Math.max(0, ...times.map(([column]) => table.mistyped[column] ?? 0));
  if (lost + untimed > 0 && untimed === table.length) {
    const all = lost + untimed;
    throw new AnswerError(
      `${model.name} sent ${plural(all, word)} for ${what}, none of which could be understood: ${all === 1 ? 'it lacks' : 'they lack'} ${lacking}. It may be a version of the API that Runtrail does not know yet: look for a newer Runtrail.`,
      502
    );
  }
  const notes = new Notes();
  notes.counted('shortfall', notUnderstood(plan, model), lost);
  for (const [column, { name, makes }] of Object.entries(fields)) {
    const unexpected = unexpectedIn(word, name);
    const count = table.mistyped[column] ?? 0;
    if (makes === undefined || makes === 'time') {
      notes.counted(makes === 'time' ? 'shortfall' : 'notice', unexpected, count);
    } else {
      notes.unreadable(makes, unexpected, count);
    }
  }
  return notes.reading(table);
}

/** Records that came and could not be understood. */
export function notUnderstood({ word, lacking }: Pick<RecordPlan, 'word' | 'lacking'>, { name }: Party): Countable {
  return {
    key: `${word} without ${lacking}`,
    sentence: (count: number) =>
      `${plural(count, word)} of ${name} could not be understood: ${count === 1 ? 'it lacks' : 'they lack'} ${lacking}. Look at ${name} itself, and for a newer Runtrail.`,
  };
}

function unexpectedIn(word: string, field: string): Countable {
  return {
    key: `${word} with something unexpected in ${field}`,
    sentence: (count: number) => `${plural(count, word)} had something unexpected in ${field}; it is left empty.`,
  };
}
