import { mostAhead } from '../sentences/future';

const minute = 60_000;
/** Zones lie so far apart, and whole multiples of it. */
const zoneStep = 15 * minute;
export const furthestZone = 26 * 60 * minute;
/** Ms; versions round times to seconds. */
const rounding = 1_000;
/** For so long it must be told, before it is believed that it is back where it was. */
const longestDoubt = 2 * minute;

/** When something took place, as it was told at different times. Epoch ms. */
export interface RememberedTime {
  /** The latest: where times lie too early, they do so in each answer until that is over. */
  time: number;
  /** The one before it, where it moved by as much as zones differ: the later one may have been the wrong one. */
  before?: number;
  /** Since when that is told again. */
  backSince?: number;
}

export function rememberedTime(told: number, known: RememberedTime | undefined, now: number): RememberedTime {
  if (known === undefined) {
    return { time: told };
  }
  const { time, before = NaN } = known;
  if (told - time > rounding) {
    return isOfZone(told - time) ? { time: told, before: known.before ?? time } : { time: told };
  }
  if (Math.abs(told - before) <= rounding) {
    const { backSince = now } = known;
    return now - backSince >= longestDoubt ? { time: told } : { ...known, backSince };
  }
  const { backSince, ...rest } = known;
  return time - told > rounding ? rest : { ...rest, time: Math.max(time, told) };
}

/** Whether it is dated in the future, as where a zone is wrong; what lies further off is a mistake of its own. */
export function isAhead(time: number, now: number): boolean {
  return time > now + mostAhead && time <= now + furthestZone;
}

function isOfZone(difference: number): boolean {
  const rest = difference % zoneStep;
  return difference <= furthestZone && Math.min(rest, zoneStep - rest) <= rounding;
}
