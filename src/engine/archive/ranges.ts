import type { TimeRange } from '../seam/time-range';

/** Ranges that may overlap as ascending ones that do not. What touches is one. */
export function joined(ranges: readonly TimeRange[]): TimeRange[] {
  const all: TimeRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = all[all.length - 1];
    if (last !== undefined && range.from <= last.to + 1) {
      last.to = Math.max(last.to, range.to);
    } else if (range.to >= range.from) {
      all.push({ ...range });
    }
  }
  return all;
}

/** What of a range lies in none of the others, which are joined. */
export function without(range: TimeRange, others: readonly TimeRange[]): TimeRange[] {
  const rest: TimeRange[] = [];
  let from = range.from;
  for (const other of others) {
    if (other.to < from || other.from > range.to) {
      continue;
    }
    rest.push({ from, to: other.from - 1 });
    from = other.to + 1;
  }
  rest.push({ from, to: range.to });
  return rest.filter((part) => part.to >= part.from);
}

/** What of a range lies in one of the others. */
export function within(range: TimeRange, others: readonly TimeRange[]): TimeRange[] {
  return others
    .map(({ from, to }) => ({ from: Math.max(from, range.from), to: Math.min(to, range.to) }))
    .filter(({ from, to }) => to >= from);
}
