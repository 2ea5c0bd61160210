const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const ctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/** Epoch ms of a time in one of the forms that vendors write, wall clocks as if they were UTC; NaN for anything else. */
export function readTime(value: unknown): number {
  if (typeof value === 'number') {
    return value;
  }
  if (typeof value !== 'string') {
    return NaN;
  }
  return iso.test(value) ? Date.parse(value) : Date.parse(local.test(value) ? `${value}Z` : `${value} UTC`);
}

/** Another time in the form of this one. */
export function writeTime(form: unknown, time: number): unknown {
  if (typeof form !== 'string') {
    return time;
  }
  const text = new Date(time).toISOString();
  if (ctime.test(form)) {
    return asCtime(time);
  }
  if (local.test(form)) {
    return text.slice(0, 19);
  }
  return form.includes('.') ? text : `${text.slice(0, 19)}Z`;
}

/** As C's `ctime` and Perl's `localtime` write it: `Tue Mar 10 05:20:44 2026`. */
export function asCtime(time: number): string {
  const [weekday, day = '', month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${String(Number(day)).padStart(2)} ${clock} ${year}`;
}

/** As no client expects it. */
export function asNobodyReads(time: unknown): unknown {
  const read = readTime(time);
  if (Number.isNaN(read)) {
    return time;
  }
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(read).toISOString()) ?? [];
  return `${day}.${month}.${year} ${clock} Uhr`;
}
