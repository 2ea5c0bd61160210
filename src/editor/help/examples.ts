import type { GroupField } from '../../model/event';
import type { Format } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery, SavedFilter } from '../saved/query';
import type { text } from '../text';

export interface Example {
  name: keyof typeof text.help.examples;
  /** Also offered in the editor of an empty query. */
  isPreset?: true;
  /** What tells apart what it asks for, where that is counted. */
  groupBy?: GroupField[];
  /** What the example sets; the rest of the query stays. */
  change: Partial<RuntrailQuery> & { format: Format; filters: SavedFilter[] };
}

const failures: SavedFilter[] = [{ field: 'outcome', operator: '=', values: ['failure'] }];
const changes: SavedFilter[] = [{ field: 'effect', operator: '=', values: ['changed'] }];

/** Whatever was asked for before. */
const auto = { interval: undefined };

/** Left out until a target is chosen: the filter stands there to be filled. */
const anyTarget: SavedFilter = { field: 'target', operator: '=', values: [] };

const examples: readonly Example[] = [
  { name: 'everything', change: { format: 'table', filters: [] } },
  { name: 'failures', isPreset: true, change: { format: 'table', filters: failures } },
  {
    name: 'changesOfTarget',
    isPreset: true,
    groupBy: ['actor'],
    change: { format: 'table', filters: [...changes, anyTarget] },
  },
  { name: 'trace', isPreset: true, change: { format: 'trace', filters: [] } },
  {
    name: 'changesOverTime',
    isPreset: true,
    change: { format: 'countOverTime', filters: changes, groupBy: [], ...auto },
  },
  { name: 'failuresOverTime', change: { format: 'countOverTime', filters: failures, groupBy: [], ...auto } },
  { name: 'outcomesOverTime', change: { format: 'countOverTime', filters: [], groupBy: ['outcome'], ...auto } },
  { name: 'failuresByDay', change: { format: 'countOverTime', filters: failures, groupBy: [], interval: '1d' } },
  { name: 'changesByActor', change: { format: 'count', filters: changes, groupBy: ['actor'] } },
  { name: 'timeline', change: { format: 'timeline', filters: [] } },
  { name: 'progress', change: { format: 'progress', filters: [] } },
];

/** Examples that a query type can answer. */
export function examplesOf({ formats, effects, hasNoOutcomes }: QueryTypeModel): Example[] {
  return examples.filter(({ change }) => {
    const needs = (field: string): boolean =>
      change.filters.some((filter) => filter.field === field) || change.groupBy?.some((key) => key === field) === true;
    return (
      formats.includes(change.format) &&
      (effects?.includes('changed') === true || !needs('effect')) &&
      (hasNoOutcomes !== true || !needs('outcome'))
    );
  });
}
