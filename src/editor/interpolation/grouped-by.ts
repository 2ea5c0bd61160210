import { groupFields } from '../../model/event';
import { takesOf } from '../../model/formats';
import type { RuntrailQuery } from '../saved/query';

/** Counts grouped as the dashboard asks, in place of their own groups; everything else as it is. */
export function groupedBy(queries: readonly RuntrailQuery[], keys: readonly string[] = []): RuntrailQuery[] {
  const groupBy = groupFields.filter((field) => keys.includes(field));
  return queries.map((query) => (groupBy.length > 0 && takesOf(query.format).groups ? { ...query, groupBy } : query));
}
