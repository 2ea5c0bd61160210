/** Epoch ms as a clock in this zone shows it, without the zone: `2025-09-02T05:19:18`. */
export function wallClock(time: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format.format(time).replace(' ', 'T');
}

const formats = new Map<string, Intl.DateTimeFormat>();
