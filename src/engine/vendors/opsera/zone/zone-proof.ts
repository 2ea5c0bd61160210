import { isMissing } from '../../../sentences/fault';
import { mostAhead } from '../../../sentences/future';
import type { OpseraClient } from '../client';
import { plannedDictionary, plannedNumber } from '../../../columns/planned';
import { Notes } from '../../../reading/reading';
import type { Host, Table } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import { utc, type DateZone } from './date-zone';
import { countOf } from '../list/page';
import { provedHourly } from '../proved-hourly';
import { userActivityPlan } from '../plans';
import { RecordOrder } from '../list/record-order';
import { userActivityAsk } from '../requests';
import { activityFields, activityWords, type ActivityWords } from '../user-activity/to-events';
import { foundZone, type ProvingRecord } from './zone-search';

const hour = 3_600_000;
const day = 24 * hour;
const perPage = 100;

/** What is known of the zone that Opsera's filters by date count in. */
export type ZoneProof =
  /** A record came back when it was asked for by its time in this zone. */
  | ({ kind: 'proved'; zone: DateZone; provedBy: number } & WhatIsListed)
  /** It came back in no zone, or with all others, or not past midnight: no filter by date can be trusted. */
  | ({ kind: 'unusable' } & WhatIsListed)
  /** There is no record to prove it by. */
  | { kind: 'noRecord'; zone: DateZone }
  /**
   * Opsera lists nothing without dates, and with dates it refuses to list days or gives records that come back in no zone
   * (`refuted`).
   */
  | { kind: 'notTold'; zone: DateZone; why: string; refuted: boolean };

/** What the list that proves shows, epoch ms. */
export interface WhatIsListed {
  /** Of the newest record. */
  newest: number;
  id: string;
  words: ActivityWords;
  /** By how much the newest record is dated later than it was read, ms; below 0 as a rule. */
  ahead: number;
  oldest: number;
  /** Of all records; undefined where that is not known. */
  count: number | undefined;
}

interface Sample extends ProvingRecord {
  words: ActivityWords;
  /** The time of the oldest record beside it. */
  oldest: number;
}

/** The zone, proved once an hour for everyone. */
export function zoneProof(client: OpseraClient): Promise<ZoneProof> {
  // What the records lack is said by who reads events of them.
  return provedHourly('zone of dates', (inner: OpseraClient) => proveZone(inner, new Notes()), isProof, client);
}

/** A record from the future proves nothing for an hour. */
function isProof(proof: ZoneProof): boolean {
  return (proof.kind === 'proved' || proof.kind === 'unusable') && proof.ahead <= mostAhead;
}

/**
 * Asks for the newest record of a page without dates once more, by its own time: first in the zone that is set or UTC. Some
 * servers want dates, or list nothing without: there the page is one of the last days in every zone.
 */
export async function proveZone(client: OpseraClient, notes: Notes): Promise<ZoneProof> {
  const { timeZone = '' } = client.settings.vendorOptions;
  const likely = timeZone === '' ? utc : { name: timeZone };
  const now = client.host.now();
  const undated = await firstPage(undefined, client, notes);
  const hasRecords = 'table' in undated && undated.table.length > 0;
  const range = hasRecords ? undefined : daysAround(now);
  const page = hasRecords ? undated : await firstPage(range, client, notes);
  if ('why' in page) {
    return { kind: 'notTold', zone: likely, why: page.why, refuted: false };
  }
  const { table } = page;
  const sample = newestOf(table, client.host);
  if (sample === undefined) {
    return { kind: 'noRecord', zone: likely };
  }
  const { oldest, time: provedBy } = sample;
  const { time: newest, id, words } = await newestRecord(table, sample, range, client, notes);
  const zone = await foundZone(sample, likely, client);
  if (zone === undefined && range !== undefined) {
    const why = 'it lists nothing without dates, and its filters by date do not find its newest record as they should';
    return { kind: 'notTold', zone: likely, why, refuted: true };
  }
  const count = range === undefined ? countOf(table) : undefined;
  const listed = { newest, id, words, ahead: newest - now, oldest, count };
  return zone === undefined ? { kind: 'unusable', ...listed } : { kind: 'proved', zone, provedBy, ...listed };
}

/** Now in any zone, and a week before: whole days, as some servers take two times for hours of each day. */
function daysAround(now: number): TimeRange {
  const dayOf = (at: number) => Math.floor(at / day) * day;
  return { from: dayOf(now - 7 * day), to: dayOf(now + 15 * hour) + day - 60_000 };
}

/** The first page of a list, or why Opsera refuses to give it. */
async function firstPage(
  range: TimeRange | undefined,
  client: OpseraClient,
  notes: Notes
): Promise<{ table: Table } | { why: string }> {
  const ask = userActivityAsk(range, {}, 1, perPage);
  const { answer, fault } = await client.attempt(ask, userActivityPlan(false));
  if (answer !== undefined) {
    return { table: notes.take(client.recordsOf(answer, ask, userActivityPlan(false))) };
  }
  const error = client.errorOf(fault, ask);
  if (fault.kind === 'vendor' && (fault.what === 'badRequest' || fault.what === 'failed')) {
    return { why: error.message };
  }
  throw error;
}

/** Where the oldest records come first, the newest is on the last page. */
async function newestRecord(
  table: Table,
  sample: Sample,
  range: TimeRange | undefined,
  client: OpseraClient,
  notes: Notes
): Promise<Sample> {
  const order = new RecordOrder();
  order.follow(plannedNumber(table, 'time').values, client.host.columns.select(table.length, []));
  const pages = Math.ceil((countOf(table) ?? 0) / table.length);
  if (!order.oldestFirst || pages < 2) {
    return sample;
  }
  const ask = userActivityAsk(range, {}, pages, perPage);
  const { answer, fault } = await client.attempt(ask, userActivityPlan(false));
  if (answer === undefined) {
    // Servers count more than they list, and refuse what they do not list.
    if (fault.kind === 'vendor' && (isMissing(fault) || fault.what === 'badRequest')) {
      return sample;
    }
    throw client.errorOf(fault, ask);
  }
  const last = notes.take(client.recordsOf(answer, ask, userActivityPlan(false)));
  return newestOf(last, client.host) ?? sample;
}

function newestOf(table: Table, host: Host): Sample | undefined {
  const { codes, values } = plannedDictionary(table, 'id');
  const time = plannedNumber(table, 'time').values;
  const rows = host.columns.order(host.columns.select(table.length, []), time);
  const newest = rows[rows.length - 1];
  return newest === undefined
    ? undefined
    : {
        id: values[codes[newest] ?? -1] ?? '',
        time: time[newest] ?? NaN,
        words: activityWords(activityFields(table, host), newest),
        oldest: time[rows[0] ?? -1] ?? NaN,
      };
}
