/** `16 ms`, `5.1 s`, `3 min 20 s`, `2 h 5 min`, `3 days 4 h`: two units at most, as people say it. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 60) {
    return `${Math.round(milliseconds / 100) / 10} s`;
  }
  if (seconds < 3_600) {
    return twoUnits(seconds, 60, 'min', 's');
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) {
    return twoUnits(minutes, 60, 'h', 'min');
  }
  const hours = Math.round(minutes / 60);
  return twoUnits(hours, 24, hours < 48 ? 'day' : 'days', 'h');
}

function twoUnits(count: number, size: number, larger: string, smaller: string): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${larger}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smaller}`;
}
