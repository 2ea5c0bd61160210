import type { Host } from '../seam/host';
import type { Coverage } from './coverage';
import type { TimeRange } from '../seam/time-range';
import { within, without } from './ranges';

/** Who answers which part of a query's range. Ranges are ascending. */
export interface Parts {
  /** From the archive's first event that is wanted to its last; undefined = it has nothing of the range. */
  archived: TimeRange | undefined;
  /** The vendor's before the archive begins, in it, and after it. */
  before: TimeRange | undefined;
  holes: readonly TimeRange[];
  after: TimeRange | undefined;
}

/** More holes than this are asked for as one: each is a search in the vendor's lists. */
const mostHoles = 3;

export function partsOf(range: TimeRange, { ranges }: Coverage): Parts {
  const covered = within(range, ranges);
  const [first, last] = [covered[0], covered[covered.length - 1]];
  if (first === undefined || last === undefined) {
    return { archived: undefined, before: undefined, holes: [], after: range };
  }
  const archived = { from: first.from, to: last.to };
  const holes = without(archived, covered);
  const [firstHole, lastHole] = [holes[0], holes[holes.length - 1]];
  return {
    archived,
    before: first.from > range.from ? { from: range.from, to: first.from - 1 } : undefined,
    holes:
      holes.length > mostHoles && firstHole !== undefined && lastHole !== undefined
        ? [{ from: firstHole.from, to: lastHole.to }]
        : holes,
    after: last.to < range.to ? { from: last.to + 1, to: range.to } : undefined,
  };
}

/** Ms. What begins no longer ago is the vendor's alone, which would be asked for most of it anyway. */
export const recent = 15 * 60_000;

/** A part that is the vendor's is no longer than that which always is. */
export function isRecent(range: TimeRange | undefined, { now }: Pick<Host, 'now'>): boolean {
  return range === undefined || range.from >= now() - recent;
}
