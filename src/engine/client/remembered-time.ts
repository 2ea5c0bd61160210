import { mostAhead } from '../sentences/future';
import { freshBriefly } from './produced';

const minute = 60_000;
/** Zones lie so far apart, and whole multiples of it. */
const zoneStep = 15 * minute;
/** Ms by which one zone's clock may be ahead of another's. */
export const furthestZone = 26 * 60 * minute;
/** Ms; versions round times to seconds. */
export const rounding = 1_000;
/** For so long it must be told, before it is believed; also to have been right before something else was told. */
const longestDoubt = 2 * minute;

/** When something took place, as it was told at different times. Epoch ms. */
export interface RememberedTime {
  /** The latest: where times lie too early, they do so in each answer until that is over. */
  time: number;
  /** Since and until when that was told. */
  since: number;
  until: number;
  /** The one before it, where that was told for long and it moved by as much as zones differ: the later one may be the wrong one. */
  before?: number;
  /** Since when that is told again. */
  backSince?: number;
}

export function rememberedTime(told: number, known: RememberedTime | undefined, now: number): RememberedTime {
  if (known === undefined) {
    return firstTold(told, now);
  }
  const { time, since, until } = known;
  if (told - time > rounding) {
    const before = known.before ?? (until - since >= longestDoubt ? time : undefined);
    const first = firstTold(told, now);
    return before !== undefined && isOfZone(told - time) ? { ...first, before } : first;
  }
  if (known.before !== undefined && Math.abs(told - known.before) <= rounding) {
    const { backSince = now } = known;
    return now - backSince >= longestDoubt ? firstTold(told, now) : { ...known, backSince };
  }
  const isEarlier = time - told > rounding;
  const latest = { time: isEarlier ? time : Math.max(time, told), since, until: isEarlier ? until : now };
  return known.before === undefined ? latest : { ...latest, before: known.before };
}

function firstTold(time: number, now: number): RememberedTime {
  return { time, since: now, until: now };
}

/**
 * Whether it is told as it was for long, or a moment ago, and never was otherwise: then nothing is to be remembered anew. What
 * comes again so soon may be the very same answer.
 */
export function isAsKnown(told: number, known: RememberedTime | undefined, now: number): boolean {
  return (
    known?.time === told &&
    known.before === undefined &&
    known.backSince === undefined &&
    (known.until - known.since >= longestDoubt || isOfThisMoment(known.until, now))
  );
}

/** Whether an answer that may be kept for so long could have told it at both times. */
export function isOfThisMoment(at: number, now: number): boolean {
  return at <= now && now - at < freshBriefly;
}

/** Whether it is dated in the future, as where a zone is wrong; what lies further off is a mistake of its own. */
export function isAhead(time: number, now: number): boolean {
  return time > now + mostAhead && time <= now + furthestZone;
}

function isOfZone(difference: number): boolean {
  const rest = difference % zoneStep;
  return difference <= furthestZone && Math.min(rest, zoneStep - rest) <= rounding;
}
