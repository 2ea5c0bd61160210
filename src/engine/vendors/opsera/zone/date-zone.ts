import type { Host } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import { wholeMinute, minutesAround } from './whole-minutes';

const minute = 60_000;
const hour = 60 * minute;

/** A zone that dates are written in: by its name, or so many ms east of UTC. */
export type DateZone = { name: string } | { offset: number };

export const utc: DateZone = { offset: 0 };

/** How far its clock is ahead of UTC at a moment, ms; for an hour after the clock was set it may be as before. */
export function offsetAt(zone: DateZone, at: number, host: Host): number {
  if ('offset' in zone) {
    return zone.offset;
  }
  // The host knows only the other way. What the clock of UTC shows is less than a day from what the zone's does.
  const first = at - instantOf(at, zone.name, host);
  return at + first - instantOf(at + first, zone.name, host);
}

/** The zone that Opsera's dates count in. */
export interface CountedZone {
  zone: DateZone;
  /** When the record was that proved it, epoch ms; absent = nothing did. */
  provedBy?: number;
}

/**
 * How far from what was asked for a record may lie. In a zone that sets its clocks the offset may be another one at the
 * edges of a range: an hour more on both sides loses nothing there.
 */
function slackOf({ zone, provedBy }: CountedZone, edges: readonly number[], host: Host): number {
  if (!('offset' in zone) || zone.offset !== 0) {
    return hour;
  }
  if (provedBy === undefined) {
    return 0;
  }
  // Zones that have UTC's clock for half of the year set it when London does.
  const londonAt = (at: number) => offsetAt({ name: 'Europe/London' }, at, host);
  const proved = londonAt(provedBy);
  return edges.some((edge) => londonAt(edge) !== proved || londonAt(edge + hour) !== proved) ? hour : 0;
}

/** A range as Opsera is asked for it, and between which moments its answer has to lie, epoch ms; whole minutes all. */
export interface AskedRange extends TimeRange {
  earliest: number;
  latest: number;
}

export function askedRange(from: number, to: number, counted: CountedZone, host: Host): AskedRange {
  const slack = slackOf(counted, [from, to], host);
  const around = minutesAround(from - slack, to + slack);
  // The end's own minute may be part of the answer, and a clock that was set lies an hour beside.
  const [earliest, latest] = [around.from - slack, around.to + slack + minute];
  const onItsClock = (at: number) => wholeMinute(at + offsetAt(counted.zone, at, host));
  return { from: onItsClock(around.from), to: onItsClock(around.to), earliest, latest };
}

/** `UTC`, `UTC+05:30`, `Europe/Berlin` */
export function zoneText(zone: DateZone): string {
  if ('name' in zone) {
    return zone.name;
  }
  const minutes = Math.abs(zone.offset) / minute;
  const digits = (count: number) => String(count).padStart(2, '0');
  const size = `${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
  return minutes === 0 ? 'UTC' : `UTC${zone.offset < 0 ? '-' : '+'}${size}`;
}

/** @param wall what a clock in the zone shows, ms as if it were UTC's */
function instantOf(wall: number, name: string, host: Host): number {
  const start = wholeMinute(wall);
  const text = new Date(start).toISOString().slice(0, 19);
  const column = { kind: 'dictionary', codes: Int32Array.of(0), values: [text] } as const;
  const [instant] = host.zonedTimes(column, name) ?? [];
  return instant === undefined ? wall : instant + (wall - start);
}
