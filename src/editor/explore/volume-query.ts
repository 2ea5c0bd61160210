import type { RuntrailQuery } from '../saved/query';

/** Grafana takes it off to find the query that the volume belongs to. */
export const volumePrefix = 'log-volume-';

/** How many of a query's lines when, and how they ended. */
export function volumeQuery(query: RuntrailQuery): RuntrailQuery {
  return {
    ...query,
    refId: `${volumePrefix}${query.refId}`,
    format: 'countOverTime',
    groupBy: ['outcome'],
    interval: 'auto',
  };
}
