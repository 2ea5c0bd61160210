import type { Format } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery, SavedFilter } from '../saved/query';
import type { text } from '../text';

export interface Example {
  name: keyof typeof text.help.examples;
  /** What the example sets; the rest of the query stays. */
  change: Partial<RuntrailQuery> & { format: Format; filters: SavedFilter[] };
}

const failures: SavedFilter[] = [{ field: 'outcome', operator: '=', values: ['failure'] }];
const changes: SavedFilter[] = [{ field: 'effect', operator: '=', values: ['changed'] }];

const examples: readonly Example[] = [
  { name: 'everything', change: { format: 'table', filters: [] } },
  { name: 'failures', change: { format: 'table', filters: failures } },
  { name: 'failuresOverTime', change: { format: 'countOverTime', filters: failures, groupBy: [] } },
  { name: 'outcomesOverTime', change: { format: 'countOverTime', filters: [], groupBy: ['outcome'] } },
  { name: 'failuresByDay', change: { format: 'countOverTime', filters: failures, groupBy: [], interval: '1d' } },
  { name: 'changesByActor', change: { format: 'count', filters: changes, groupBy: ['actor'] } },
  { name: 'timeline', change: { format: 'timeline', filters: [] } },
  { name: 'progress', change: { format: 'progress', filters: [] } },
  { name: 'trace', change: { format: 'trace', filters: [] } },
];

/** Examples that a query type can answer. */
export function examplesOf(queryType: QueryTypeModel): Example[] {
  return examples.filter((example) => queryType.formats.includes(example.change.format));
}
