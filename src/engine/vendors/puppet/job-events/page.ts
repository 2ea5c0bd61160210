import { foldedWord } from '../../../events/folded-word';
import type { VendorClient } from '../../../client/client';
import { minus } from '../../../columns/minus';
import { plannedDictionary, plannedNumber, plannedText } from '../../../columns/planned';
import { Notes, type Reading } from '../../../reading/reading';
import type { NumberColumn } from '../../../seam/column';
import type { Host, Table } from '../../../seam/host';
import { jobEventsPlan } from '../plans';
import { jobEventsAsk } from '../requests';

/** One answer of `GET /jobs/:id/events`. */
export interface EventPage {
  table: Table;
  /** Those that are events of their own, in the order of their ids: not sent twice, and not from before what was asked for. */
  rows: Int32Array;
  /** The answer holds nothing but these, in this order. */
  isPlain: boolean;
  /** Highest event id; 0 = none. */
  lastId: number;
  /** An event says that the job is over. */
  isLast: boolean;
}

const lastWords = ['jobfinished', 'jobaborted'];

/**
 * @param start the first event id wanted; absent = from the beginning. The link in `next-events` is not used: by Puppet's
 * documentation it may be the request's own, and its host need not be the configured one.
 */
export async function eventPage(
  job: string,
  start: number | undefined,
  details: boolean,
  client: VendorClient
): Promise<Reading<EventPage>> {
  const notes = new Notes();
  const table = notes.take(await client.records(jobEventsAsk(job, start), jobEventsPlan(details)));
  const { columns } = client.host;
  const ids = plannedNumber(table, 'id');
  const { values } = ids;
  // A server that overlooks `start` gives everything again.
  const asked = columns.select(table.length, [{ kind: 'range', values, min: start ?? -Infinity, max: Infinity }]);
  const sent = eachOnce(asked, table, client.host);
  // In which order they come is documented nowhere; what began comes before what ended it by its id alone.
  const rows = columns.order(sent, values);
  return notes.reading({
    table,
    rows,
    isPlain: rows.length === table.length && isAlike(columns.take(ids, rows), ids, client.host),
    lastId: values[rows[rows.length - 1] ?? -1] ?? 0,
    isLast: plannedDictionary(table, 'type').values.some((type) => lastWords.indexOf(foldedWord(type)) >= 0),
  });
}

function isAlike(one: NumberColumn, other: NumberColumn, host: Host): boolean {
  const { values } = minus(one, other, host);
  return host.columns.select(values.length, [{ kind: 'range', values, min: 0, max: 0 }]).length === values.length;
}

/** An event that is sent twice is one; two that only share an id are two. */
function eachOnce(asked: Int32Array, table: Table, { columns }: Host): Int32Array {
  const digits = plannedText(table, 'digits');
  const rows = columns.firstOfEach(asked, digits);
  if (rows.length === asked.length) {
    return rows;
  }
  const [type, node] = [plannedDictionary(table, 'type'), plannedDictionary(table, 'node')];
  const time = plannedNumber(table, 'time');
  return columns.firstOfEach(asked, columns.join(table.length, [digits, ' ', time, ' ', type, ' ', node]));
}
