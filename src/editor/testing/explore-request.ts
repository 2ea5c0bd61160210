import { CoreApp, dateTime, type DataQueryRequest } from '@grafana/data';
import type { RuntrailQuery } from '../saved/query';

export const noon = Date.UTC(2026, 10, 21, 12);

/** A request of Explore, or of another place, for so many hours until noon. */
export function exploreRequest(
  targets: RuntrailQuery[],
  hours = 6,
  app: string = CoreApp.Explore
): DataQueryRequest<RuntrailQuery> {
  const range = { from: dateTime(noon - hours * 3_600_000), to: dateTime(noon) };
  return {
    app,
    requestId: 'r',
    interval: '15s',
    intervalMs: 15_000,
    range: { ...range, raw: range },
    scopedVars: {},
    startTime: 0,
    targets,
    timezone: 'Europe/Berlin',
  };
}
