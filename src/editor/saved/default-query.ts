import { CoreApp } from '@grafana/data';
import { queryVersion } from '../../model/query';
import type { RuntrailQuery } from './query';
import { missingLists } from './selection';
import { queryTypeWithId, vendorWithId } from './vendor-of';

/** What a new query reads: the vendor's first query type, as a table; in alert rules what can be compared with a number. */
export function defaultQuery(vendorId: string | undefined, app?: CoreApp): Partial<RuntrailQuery> {
  const queryType = vendorWithId(vendorId)?.queryTypes[0];
  return {
    version: queryVersion,
    ...(queryType && { queryType: queryType.id }),
    format: app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting ? 'count' : 'table',
  };
}

/** A query that has not been edited yet, with what a new one has; others are left as they are. */
export function completed(query: RuntrailQuery, vendorId: string | undefined, app?: CoreApp): RuntrailQuery {
  if (query.queryType) {
    return query;
  }
  const defaults = defaultQuery(vendorId, app);
  return { ...defaults, ...query, queryType: defaults.queryType ?? '' };
}

/** Whether sending the query makes sense; an unknown query type is sent, so that the engine says what is wrong. */
export function isRunnable(query: RuntrailQuery): boolean {
  if (query.hide || !query.queryType) {
    return false;
  }
  const known = queryTypeWithId(query.queryType);
  return !known || missingLists(query, known.queryType).length === 0;
}
