import { groupFields, type GroupField } from '../../model/event';
import type { VendorClient } from '../client/client';
import { constantNumber } from '../columns/constant';
import { whereOverlapping } from '../columns/where-overlapping';
import type { Events } from '../events/events';
import type { Condition } from '../seam/column-tools';
import { leftOutRows, passingRows } from './passing-rows';
import type { ReadRequest } from './vendor';

export interface Lacking {
  events: Events;
  field: GroupField;
  /** Which rows lack it. */
  where: readonly Condition[];
  /** One without an end may still go on. */
  lasts: boolean;
}

/**
 * The rows of the range that lack a value, where the query's filter on that field leaves them out and no other does. Of a filter
 * that lets such rows pass nobody needs to know more.
 */
export async function rowsLeftOut(
  { events, field, where, lasts }: Lacking,
  request: ReadRequest,
  { host: { columns } }: VendorClient
): Promise<Int32Array> {
  const { length, time, end } = events;
  // As a rule there are none.
  if (columns.select(length, where).length === 0) {
    return new Int32Array(0);
  }
  const open = lasts ? constantNumber(Infinity, length) : time;
  const others = groupFields.filter((other) => other !== field);
  return columns.select(length, [
    ...whereOverlapping(time.values, columns.coalesce(end, open).values, request),
    ...where,
    ...(await passingRows(events, others, request)),
    ...(await leftOutRows(events, field, request)),
  ]);
}
