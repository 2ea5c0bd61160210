/** Time cut into equal parts, the first of which begins with it. */
export interface EvenRange {
  /** Epoch ms: the first part's begin, and the last one's end, which is not in it any more; Infinity = it has none. */
  from: number;
  until: number;
  /** Ms. */
  interval: number;
}

const day = 86_400_000;

/**
 * The same time in as few ranges of equal parts as it takes: where clocks are changed, days are as long again from the next one
 * on, and a month is a number of days. No part reaches from one bucket into another.
 * @param starts of buckets, epoch ms, ascending; the last one has no end
 */
export function evenRanges(starts: ArrayLike<number>): EvenRange[] {
  const ranges: EvenRange[] = [];
  const startAt = (index: number): number => starts[index] ?? Infinity;
  for (let first = 0, next = 1; first < starts.length; first = next, next++) {
    let interval = startAt(next) - startAt(first);
    if (interval === Infinity) {
      interval = day;
    }
    const least = Math.min(day, interval);
    for (; next < starts.length; next++) {
      const common = commonDivisor(interval, startAt(next + 1) - startAt(next));
      if (common < least) {
        break;
      }
      interval = common;
    }
    ranges.push({ from: startAt(first), until: startAt(next), interval });
  }
  return ranges;
}

/** What has no end is divided by whatever divides the other. */
function commonDivisor(one: number, other: number): number {
  if (other === Infinity) {
    return one;
  }
  let [a, b] = [one, other];
  while (b > 0) {
    [a, b] = [b, a % b];
  }
  return a;
}

/** The place of the last start that is not after a moment; -1 = all are. */
export function bucketOf(moment: number, starts: ArrayLike<number>): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? Infinity) <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
