import { onlyRows } from '../../columns/only-rows';
import { plannedDictionary, plannedNumber } from '../../columns/planned';
import type { NumberColumn } from '../../seam/column';
import type { Table } from '../../seam/host';
import { fetchTable } from '../fetch-table';
import { odditiesOf } from '../oddities';
import type { Oddities } from '../oddities';
import { jobEventsPlan } from './plans';
import { jobEventsRequest } from './requests';
import type { VendorClient } from '../../client/client';

/** One answer of `GET /jobs/:id/events`. */
export interface EventPage {
  table: Table;
  /** Null in rows that are no events of their own: without id or time, or read before. */
  time: NumberColumn;
  /** How many are. */
  count: number;
  /** Highest event id, or what it was before. */
  lastId: number;
  /** An event says that the job is over. */
  over: boolean;
  oddities: Oddities;
}

const lastWords = ['job_finished', 'job_aborted'];

/**
 * @param after the last event id that is known already; 0 = none. The link in `next-events` is not used: by Puppet's
 * documentation it may be the request's own, and its host need not be the configured one.
 */
export async function eventPage(
  job: string,
  after: number,
  details: boolean,
  client: VendorClient
): Promise<EventPage> {
  const request = jobEventsRequest(job, after > 0 ? after + 1 : undefined);
  const table = await fetchTable(request, jobEventsPlan(details), client);
  const { select } = client.host.columns;
  const ids = plannedNumber(table, 'id').values;
  const times = plannedNumber(table, 'time');
  const timed = { kind: 'range', values: times.values, min: -Infinity, max: Infinity } as const;
  const understood = select(table.length, [timed, { kind: 'range', values: ids, min: -Infinity, max: Infinity }]);
  const later = select(table.length, [timed, { kind: 'range', values: ids, min: after + 1, max: Infinity }]);
  const rows = client.host.columns.firstOfEach(later, ids);
  const last = client.host.columns.order(rows, ids)[rows.length - 1];
  return {
    table,
    time: await onlyRows(client.host, times, rows),
    count: rows.length,
    lastId: last === undefined ? after : (ids[last] ?? after),
    over: plannedDictionary(table, 'type').values.some((type) => lastWords.indexOf(type) >= 0),
    oddities: odditiesOf(table, table.length - understood.length, {
      type: 'type',
      node: 'details.node',
      message: 'message',
    }),
  };
}
