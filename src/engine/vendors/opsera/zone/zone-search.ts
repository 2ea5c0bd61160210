import { Notes } from '../../../reading/reading';
import { plannedDictionary, plannedNumber } from '../../../columns/planned';
import type { Host } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import type { OpseraClient } from '../client';
import { offsetAt, type DateZone } from './date-zone';
import { userActivityPlan } from '../plans';
import { userActivityAsk } from '../requests';
import { wholeMinute, minutesAround } from './whole-minutes';

const minute = 60_000;
const day = 24 * 60 * minute;
/** All zones are whole quarters of an hour from UTC, the farthest ones this many west and east. */
const quarter = 15 * minute;
const [farthestWest, farthestEast] = [-48, 56];
/** So many minutes around the time of the record that proves; less than half a quarter of an hour. */
const around = 3 * minute;

/** A record by which a zone is proved. */
export interface ProvingRecord {
  id: string;
  /** Epoch ms. */
  time: number;
}

/** The zone in which filters by date find a record, the likely one first; undefined where they cannot be trusted in any. */
export async function foundZone(
  record: ProvingRecord,
  likely: DateZone,
  client: OpseraClient
): Promise<DateZone | undefined> {
  const distance = offsetAt(likely, record.time, client.host) / quarter;
  const times = await timesBetween(record, distance, distance, client);
  const offset = times === undefined ? await foundOffset(record, client) : undefined;
  const zone = offset === undefined ? likely : { offset };
  const isFound = offset !== undefined || (times !== undefined && areNear(record, times, client.host));
  return isFound && (await reachesMidnight(record, zone, client)) ? zone : undefined;
}

/** In ever smaller halves, as a range of many hours finds the record in any zone of as many. */
async function foundOffset(record: ProvingRecord, client: OpseraClient): Promise<number | undefined> {
  let [west, east] = [farthestWest, farthestEast];
  if ((await timesBetween(record, west, east, client)) === undefined) {
    return undefined;
  }
  while (west < east) {
    const middle = Math.floor((west + east) / 2);
    if ((await timesBetween(record, west, middle, client)) === undefined) {
      west = middle + 1;
    } else {
      east = middle;
    }
  }
  const times = await timesBetween(record, west, west, client);
  return times !== undefined && areNear(record, times, client.host) ? west * quarter : undefined;
}

/** A server that ignores dates gives the record back too, but others of any time with it. */
function areNear({ time }: ProvingRecord, times: Float64Array, { columns }: Host): boolean {
  const near = { kind: 'range', values: times, min: time - quarter, max: time + quarter } as const;
  return columns.select(times.length, [near]).length === times.length;
}

/** A server that reads the two times as hours of every day finds nothing from the evening to midnight. */
async function reachesMidnight(record: ProvingRecord, zone: DateZone, client: OpseraClient): Promise<boolean> {
  const wall = record.time + offsetAt(zone, record.time, client.host);
  const from = wholeMinute(wall - around);
  const to = Math.floor(wall / day) * day + day;
  return (await timesWithin(record, { from, to }, client)) !== undefined;
}

/** The times of what comes for a range that holds the record in every zone between two; undefined where it is not there. */
function timesBetween(
  record: ProvingRecord,
  west: number,
  east: number,
  client: OpseraClient
): Promise<Float64Array | undefined> {
  const { time } = record;
  const range = minutesAround(time + west * quarter - around, time + east * quarter + around);
  return timesWithin(record, range, client);
}

async function timesWithin(
  { id }: ProvingRecord,
  range: TimeRange,
  client: OpseraClient
): Promise<Float64Array | undefined> {
  const reading = await client.records(userActivityAsk(range, {}, 1), userActivityPlan(false));
  const table = new Notes().take(reading);
  return plannedDictionary(table, 'id').values.includes(id) ? plannedNumber(table, 'time').values : undefined;
}
