import { mostAhead } from '../sentences/future';
import type { TimeRange } from '../seam/time-range';
import type { VendorClient } from './client';
import { newestOf } from './newest-of';
import { isAhead, rememberedTime } from './remembered-time';
import type { RememberedTime } from './remembered-time';

/** Some times each of far more things than run in the range of a rule. */
const mostKept = 6_000;
/** Ms; versions round times to seconds. */
const rounding = 1_000;

/**
 * By which time things are known that are over, with those of this answer, epoch ms; remembered as long as there is memory, for
 * alert rules too. Where one of them is dated in the future the others may be as far off, and none is remembered.
 */
export function rememberedTimes(
  key: string,
  told: ReadonlyMap<string, number>,
  client: VendorClient,
  most = mostKept
): Promise<ReadonlyMap<string, RememberedTime>> {
  // When time ran out, what came is all that can be said.
  if (client.signal.reason !== undefined) {
    return Promise.resolve(new Map());
  }
  return client.once<ReadonlyMap<string, RememberedTime>>(key, ({ host }, previous) => {
    const now = host.now();
    const known = new Map(previous);
    if (!Array.from(told.values()).some((time) => isAhead(time, now))) {
      told.forEach((time, id) => {
        if (time <= now + mostAhead) {
          known.set(id, rememberedTime(time, previous?.get(id), now));
        }
      });
    }
    const value = newestOf(known, most);
    const bytes = Array.from(value.keys()).reduce((sum, id) => sum + 2 * id.length + 100, 0);
    return Promise.resolve({ value, bytes, records: value.size, freshFor: 0, resumable: 'everyone' });
  });
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
  const { time = NaN } = known ?? {};
  const mostOff = told < range.from ? rounding : correction;
  return time - told > mostOff && range.from <= time && told <= range.to;
}
