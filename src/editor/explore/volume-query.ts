import type { RuntrailQuery } from '../saved/query';

/** Grafana takes it off to find the query that the volume belongs to. */
const prefix = 'log-volume-';

/** A query or frame of a volume. */
export function isVolume({ refId }: { refId?: string }): boolean {
  return refId?.startsWith(prefix) ?? false;
}

/** How many of a query's lines when, and how they ended. */
export function volumeQuery(query: RuntrailQuery): RuntrailQuery {
  return {
    ...query,
    refId: `${prefix}${query.refId}`,
    format: 'countOverTime',
    groupBy: ['outcome'],
    interval: 'auto',
  };
}
