const shape =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?$/;

/** A date and time of day; `time` is what a clock in UTC would make of it, `offset` (both ms) is null without a zone. */
export interface ParsedTime {
  time: number;
  offset: number | null;
}

/** Reads ISO 8601 as vendors write it; null when it is none, or a day or hour that does not exist. Parts of a millisecond are dropped. */
export function parseIsoTime(text: string): ParsedTime | null {
  const found = shape.exec(text);
  if (!found) {
    return null;
  }
  const part = (index: number) => Number(found[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 60) {
    return null;
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const millisecond = Number(`${found[7] ?? ''}000`.slice(0, 3));
  const time = date.getTime() + hour * 3600000 + minute * 60000 + second * 1000 + millisecond;
  if (found[8] !== undefined) {
    return { time, offset: 0 };
  }
  if (found[9] === undefined) {
    return { time, offset: null };
  }
  if (part(10) > 23 || part(11) > 59) {
    return null;
  }
  return { time, offset: (found[9] === '-' ? -1 : 1) * (part(10) * 3600000 + part(11) * 60000) };
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}
