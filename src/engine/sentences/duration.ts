/** `16 ms`, `5.1 s`, `3 min 20 s`, `2 h 5 min`, `3 days 4 h`: two units at most, as people say it. */
export function durationText(milliseconds: number): string {
  const whole = Math.round(milliseconds);
  if (whole < 1_000) {
    return `${whole} ms`;
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

/** How long ago or how far off, in one unit, of which there are two at least: `45 s`, `79 min`, `5 h`, `40 days`. */
export function roughDurationText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 2 * 60) {
    return `${seconds} s`;
  }
  if (seconds < 2 * 3_600) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 2 * 86_400 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}

function twoUnits(count: number, size: number, larger: string, smaller: string): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${larger}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smaller}`;
}
