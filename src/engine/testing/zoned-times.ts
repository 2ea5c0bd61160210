import type { DictionaryColumn } from '../seam/column';
import { parseIsoTime } from './iso-time';

const day = 24 * 60 * 60 * 1000;

/** See `Host.zonedTimes`; by `Intl`, which Node has and the engine's own runtime has not. */
export function zonedTimes(texts: DictionaryColumn, zone: string): Float64Array | null {
  const offsetAt = zoneOffsets(zone);
  if (offsetAt === null) {
    return null;
  }
  const times = texts.values.map((text) => {
    const parsed = parseIsoTime(text);
    if (parsed === null) {
      return NaN;
    }
    return parsed.offset === null ? instantOf(parsed.time, offsetAt) : parsed.time - parsed.offset;
  });
  return Float64Array.from(texts.codes, (code) => times[code] ?? NaN);
}

/** A wall clock time that exists twice is the earlier, one that does not exist moves forward by the gap: both by the offset before. */
function instantOf(local: number, offsetAt: (time: number) => number): number {
  const before = local - offsetAt(local - day);
  const after = local - offsetAt(local + day);
  const real = [before, after].filter((time) => local - offsetAt(time) === time);
  return real.length > 0 ? Math.min(...real) : before;
}

function zoneOffsets(zone: string): ((time: number) => number) | null {
  if (!/^[A-Za-z]/.test(zone)) {
    return null;
  }
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  return (time) => {
    const parts = new Map(format.formatToParts(time).map((part) => [part.type, Number(part.value)]));
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    // Date.UTC takes the years 0 to 99 for those of the last century.
    const midnight = new Date(0).setUTCFullYear(of('year'), of('month') - 1, of('day'));
    const wall = midnight + ((of('hour') * 60 + of('minute')) * 60 + of('second')) * 1000;
    return wall - Math.floor(time / 1000) * 1000;
  };
}
