import type { FilterField } from '../../model/event';
import { constantText } from '../columns/constant';
import { dictionaryOf } from '../columns/dictionary-of';
import type { Run } from '../events/run';
import { allOf } from '../sentences/quoted';
import { filterCondition } from './filters';
import type { Question } from './question';

/** What all events of a run have in common, so that a filter on it holds for the run as it does for each of them. */
export const runFields: readonly FilterField[] = ['run', 'actor'];

/** The runs that pass the filters on what is a run's own; with a word about the filters on what its nodes have. */
export async function filteredRuns(
  runs: readonly Run[],
  { filters, notes, client: { host } }: Pick<Question, 'filters' | 'notes' | 'client'>
): Promise<readonly Run[]> {
  const others = filters.map(({ field }) => field).filter((field) => !runFields.includes(field));
  if (others.length > 0) {
    notes.notice(
      `Filters on ${allOf([...new Set(others)])} do not narrow progress: it is made of whole runs. Those on run and actor do.`
    );
  }
  const { length } = runs;
  const none = constantText(null, length);
  const fields = {
    event: none,
    outcome: none,
    effect: none,
    actor: dictionaryOf(runs.map(({ actor }) => actor)),
    target: none,
    run: dictionaryOf(runs.map(({ id }) => id)),
    message: host.columns.join(length, []),
  };
  const own = filters.filter(({ field }) => runFields.includes(field));
  const conditions = await Promise.all(own.map((filter) => filterCondition(filter, fields, host)));
  return Array.from(host.columns.select(length, conditions)).flatMap((row) => runs[row] ?? []);
}
