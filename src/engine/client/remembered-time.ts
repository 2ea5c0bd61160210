import { mostAhead } from '../sentences/future';

const minute = 60_000;
/** Zones lie so far apart, and whole multiples of it. */
const zoneStep = 15 * minute;
const furthestZone = 26 * 60 * minute;
/** Ms; versions round times to seconds. */
const rounding = 1_000;
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
  const first = { time: told, since: now, until: now };
  if (known === undefined) {
    return first;
  }
  const { time, since, until } = known;
  const before = known.before ?? (until - since >= longestDoubt ? time : undefined);
  if (told - time > rounding) {
    return before !== undefined && isOfZone(told - time) ? { ...first, before } : first;
  }
  if (Math.abs(told - (known.before ?? NaN)) <= rounding) {
    const { backSince = now } = known;
    return now - backSince >= longestDoubt ? first : { ...known, backSince };
  }
  const isEarlier = time - told > rounding;
  const latest = { time: isEarlier ? time : Math.max(time, told), since, until: isEarlier ? until : now };
  return known.before === undefined ? latest : { ...latest, before: known.before };
}

/** Whether it is told as it was for long, and never was otherwise: then nothing is to be remembered anew. */
export function isAsKnown(told: number, known: RememberedTime | undefined): boolean {
  return (
    known?.time === told &&
    known.before === undefined &&
    known.backSince === undefined &&
    known.until - known.since >= longestDoubt
  );
}

/** Whether it is dated in the future, as where a zone is wrong; what lies further off is a mistake of its own. */
export function isAhead(time: number, now: number): boolean {
  return time > now + mostAhead && time <= now + furthestZone;
}

function isOfZone(difference: number): boolean {
  const rest = difference % zoneStep;
  return difference <= furthestZone && Math.min(rest, zoneStep - rest) <= rounding;
}
