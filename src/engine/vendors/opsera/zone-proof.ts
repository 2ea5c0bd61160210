import { mostAhead } from '../../sentences/future';
import type { OpseraClient } from './client';
import { plannedDictionary, plannedNumber } from '../../columns/planned';
import { Notes } from '../../reading/reading';
import type { Host, Table } from '../../seam/host';
import { offsetAt, utc } from './date-zone';
import type { DateZone } from './date-zone';
import { countOf } from './page';
import { userActivityPlan } from './plans';
import { RecordOrder } from './record-order';
import { userActivityAsk } from './requests';
import { windowAround } from './time-window';

const minute = 60_000;
const hour = 60 * minute;
/** All zones are whole quarters of an hour from UTC, the farthest ones this many west and east. */
const quarter = 15 * minute;
const [farthestWest, farthestEast] = [-48, 56];
/** So many minutes around the time of the record that proves; less than half a quarter of an hour. */
const around = 3 * minute;
const perPage = 100;

/** What is known of the zone that Opsera's filters by date count in. */
export type ZoneProof =
  /** A record came back when it was asked for by its time in this zone. */
  | ({ kind: 'proved'; zone: DateZone } & WhatIsListed)
  /** It came back in no zone, or with all others: no filter by date can be trusted. */
  | ({ kind: 'unusable' } & WhatIsListed)
  /** There is no record to prove it by. */
  | { kind: 'noRecord'; zone: DateZone }
  /** Opsera does not answer without dates. */
  | { kind: 'notTold'; zone: DateZone; why: string };

/** What a page without dates shows, epoch ms. */
interface WhatIsListed {
  newest: number;
  /** By how much the newest record is dated later than it was read, ms; below 0 as a rule. */
  ahead: number;
  oldest: number;
  count: number | undefined;
}

interface Sample {
  id: string;
  time: number;
  /** The time of the oldest record beside it. */
  oldest: number;
}

/** The zone, proved once an hour for everyone. */
export function zoneProof(client: OpseraClient): Promise<ZoneProof> {
  return client
    .once<{ proof: ZoneProof; until: number }>('zone of dates', async (inner, previous) => {
      const now = inner.host.now();
      const value =
        previous !== undefined && now < previous.until
          ? previous
          : { proof: await proveZone(inner), until: now + hour };
      const { proof } = value;
      // A record from the future proves nothing for an hour.
      const isKnown = (proof.kind === 'proved' || proof.kind === 'unusable') && proof.ahead <= mostAhead;
      return { value, bytes: 100, records: isKnown ? 1 : 0, freshFor: value.until - now, resumable: 'everyone' };
    })
    .then(({ proof }) => proof);
}

/** Asks for the newest record of a page without dates once more, by its own time: first in the zone that is set or UTC. */
export async function proveZone(client: OpseraClient): Promise<ZoneProof> {
  const { timeZone = '' } = client.settings.vendorOptions;
  const likely = timeZone === '' ? utc : { name: timeZone };
  const ask = userActivityAsk(undefined, {}, 1, perPage);
  const { answer, fault } = await client.attempt(ask, userActivityPlan(false));
  if (answer === undefined) {
    const error = client.errorOf(fault, ask);
    if (fault.kind === 'vendor' && (fault.what === 'badRequest' || fault.what === 'failed')) {
      return { kind: 'notTold', zone: likely, why: error.message };
    }
    throw error;
  }
  const table = new Notes().take(client.recordsOf(answer, ask, userActivityPlan(false)));
  const sample = newestOf(table, client.host);
  if (sample === undefined) {
    return { kind: 'noRecord', zone: likely };
  }
  const { oldest } = sample;
  const newest = await newestTime(table, sample, client);
  const listed = { newest, ahead: newest - client.host.now(), oldest, count: countOf(table) };
  const unusable = { kind: 'unusable', ...listed } as const;
  const distance = offsetAt(likely, sample.time, client.host) / quarter;
  const times = await timesWith(sample, distance, distance, client);
  if (times !== undefined) {
    return areNear(sample, times, client.host) ? { kind: 'proved', zone: likely, ...listed } : unusable;
  }
  const offset = await foundOffset(sample, client);
  return offset === undefined ? unusable : { kind: 'proved', zone: { offset }, ...listed };
}

/** Where the oldest records come first, the newest is on the last page. */
async function newestTime(table: Table, sample: Sample, client: OpseraClient): Promise<number> {
  const order = new RecordOrder();
  order.follow(plannedNumber(table, 'time').values, client.host.columns.select(table.length, []));
  const pages = Math.ceil((countOf(table) ?? 0) / table.length);
  if (!order.oldestFirst || pages < 2) {
    return sample.time;
  }
  const last = await client.records(userActivityAsk(undefined, {}, pages, perPage), userActivityPlan(false));
  return newestOf(new Notes().take(last), client.host)?.time ?? sample.time;
}

/** In ever smaller halves, as a window of many hours finds the record in any zone of as many. */
async function foundOffset(sample: Sample, client: OpseraClient): Promise<number | undefined> {
  let [west, east] = [farthestWest, farthestEast];
  if ((await timesWith(sample, west, east, client)) === undefined) {
    return undefined;
  }
  while (west < east) {
    const middle = Math.floor((west + east) / 2);
    if ((await timesWith(sample, west, middle, client)) === undefined) {
      west = middle + 1;
    } else {
      east = middle;
    }
  }
  const times = await timesWith(sample, west, west, client);
  return times !== undefined && areNear(sample, times, client.host) ? west * quarter : undefined;
}

/** A server that ignores dates gives the record back too, but others of any time with it. */
function areNear({ time }: Sample, times: Float64Array, { columns }: Host): boolean {
  const near = { kind: 'range', values: times, min: time - quarter, max: time + quarter } as const;
  return columns.select(times.length, [near]).length === times.length;
}

/** The times of what comes for a window that holds the record in every zone between two; undefined where it is not there. */
async function timesWith(
  { id, time }: Sample,
  west: number,
  east: number,
  client: OpseraClient
): Promise<Float64Array | undefined> {
  const window = windowAround(time + west * quarter - around, time + east * quarter + around);
  const reading = await client.records(userActivityAsk(window, {}, 1), userActivityPlan(false));
  const table = new Notes().take(reading);
  return plannedDictionary(table, 'id').values.includes(id) ? plannedNumber(table, 'time').values : undefined;
}

function newestOf(table: Table, { columns }: Host): Sample | undefined {
  const { codes, values } = plannedDictionary(table, 'id');
  const time = plannedNumber(table, 'time').values;
  const rows = columns.order(columns.select(table.length, []), time);
  const newest = rows[rows.length - 1];
  return newest === undefined
    ? undefined
    : { id: values[codes[newest] ?? -1] ?? '', time: time[newest] ?? NaN, oldest: time[rows[0] ?? -1] ?? NaN };
}
