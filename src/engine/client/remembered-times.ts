import { mostAhead } from '../sentences/future';
import type { TimeRange } from '../seam/time-range';
import type { VendorClient } from './client';
import { copyOf } from './copy-of';
import { newestOf } from './newest-of';
import { objectBytes } from './produced';
import { isAhead, isAsKnown, rememberedTime, rounding, type RememberedTime } from './remembered-time';

/** Some times each of far more things than run in the range of a rule. */
const mostKept = 6_000;

/**
 * By which time things are known that are over, with those of this answer, epoch ms; remembered as long as there is memory, for
 * alert rules too. Where one of them is dated in the future the others may be as far off, and none is remembered.
 */
export function rememberedTimes(
  key: string,
  told: ReadonlyMap<string, number>,
  client: VendorClient,
  most = mostKept
): ReadonlyMap<string, RememberedTime> {
  // When time ran out, what came is all that can be said.
  if (client.signal.reason !== undefined) {
    return new Map();
  }
  const { times } = client.remember<KnownTimes>(key, (previous) => {
    const now = client.host.now();
    const changes = changesBy(told, previous?.times, now);
    // All that is remembered is much to copy, and as a rule nothing is new.
    const value = changes.size === 0 && previous !== undefined ? previous : withTimes(previous, changes, most);
    const { bytes, times } = value;
    return { value, bytes, records: times.size };
  });
  return times;
}

interface KnownTimes {
  times: ReadonlyMap<string, RememberedTime>;
  bytes: number;
}

/** What is to be remembered anew of what is told. */
function changesBy(
  told: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, RememberedTime> | undefined,
  now: number
): ReadonlyMap<string, RememberedTime> {
  const changes = new Map<string, RememberedTime>();
  let ahead = 0;
  told.forEach((time, id) => {
    ahead += Number(isAhead(time, now));
    const before = known?.get(id);
    if (time <= now + mostAhead && !isAsKnown(time, before, now)) {
      changes.set(id, rememberedTime(time, before, now));
    }
  });
  return ahead === 0 ? changes : new Map();
}

function withTimes(
  previous: KnownTimes | undefined,
  changes: ReadonlyMap<string, RememberedTime>,
  most: number
): KnownTimes {
  const all = copyOf(previous?.times);
  changes.forEach((time, id) => all.set(id, time));
  const times = newestOf(all, most);
  let bytes = 0;
  times.forEach((_, id) => {
    bytes += 2 * id.length + objectBytes;
  });
  return { times, bytes };
}

/** Ms: younger things may not yet be in an answer that was kept briefly, and clocks differ a little. */
const settling = 60_000;

/** Whether it was there long before what answers now was read, and belongs into the range. */
export function isDue({ time }: RememberedTime, range: TimeRange, now: number): boolean {
  return range.from <= time && time <= Math.min(range.to, now - settling);
}

/** Ms: what is corrected by less speaks of no wrong clock. */
const correction = 60_000;

/**
 * What is over never takes place earlier: whether it is told so, and the range may lack it, or others as far off.
 * @param known of what is remembered
 */
export function isMoved(told: number, known: RememberedTime | undefined, range: TimeRange): boolean {
  const time = known?.time ?? NaN;
  const mostOff = told < range.from ? rounding : correction;
  return time - told > mostOff && range.from <= time && told <= range.to;
}
