import type { VendorClient } from '../../client/client';
import type { Notes } from '../../reading/reading';
import { plural, numberText } from '../../sentences/counts';
import { onlyNewestEvents } from '../../sentences/limits';
import type { Page } from './page';
import type { PagedList } from './paged-list';

/** How a walk through the pages of a list ended. */
export interface WalkEnd {
  /** `end`: no more pages; `enough`: `maxEvents`; `before`: older than the range; `broken`: told already. */
  why: 'end' | 'enough' | 'before' | 'broken';
  /** How many records came, each once. */
  came: number;
  /** Of the pages that brought something new. */
  sizes: readonly number[];
  /** Opsera's count on the first and on the latest page. */
  first: number | undefined;
  last: number | undefined;
  newestFirst: boolean;
}

/** Opsera's own limit: lists are no longer, and what says so many may be longer. */
const mostCounted = 1_000;
const narrower = 'narrow the time range or the selection';

/** Says what of a list cannot be known to have come. */
export function noteEnd<P extends Page>(end: WalkEnd, list: PagedList<P>, client: VendorClient, notes: Notes): void {
  switch (end.why) {
    case 'enough':
      notes.shortfall(tooMany(end, list, client.settings.maxEvents));
      break;
    case 'end':
      noteCounts(end, list, notes);
      break;
    case 'before':
    case 'broken':
      break;
    default:
      end.why satisfies never;
  }
}

function tooMany<P extends Page>({ last, newestFirst }: WalkEnd, list: PagedList<P>, maxEvents: number): string {
  if (!newestFirst) {
    return `Only ${plural(maxEvents, 'event')} of more ${list.what} are used, not the newest, as Opsera lists them in no order that leads to these: narrow the query, or raise Most events (maxEvents).`;
  }
  const all = list.countsRange && last !== undefined ? `${plural(last, 'event')} (in whole minutes)` : undefined;
  return onlyNewestEvents(maxEvents, all ?? `more than ${plural(maxEvents, 'event')}`);
}

function noteCounts<P extends Page>(end: WalkEnd, { what, pageSize }: PagedList<P>, notes: Notes): void {
  const { came, sizes, first, last } = end;
  // What arrived meanwhile is for the next read, what was removed is no loss. A count below what came is a page's.
  const due =
    first === undefined || last === undefined || Math.max(first, last) < came ? undefined : Math.min(first, last);
  const size = sizes[sizes.length - 1] ?? 0;
  if (due === undefined && (size >= pageSize || (sizes.length > 1 && size === sizes[0]))) {
    notes.shortfall(
      `After a full page Opsera gave no more ${what} than ${numberText(came)}, which may be the most that it lists: ${narrower}.`
    );
  }
  if (due !== undefined && came < due) {
    notes.shortfall(`Opsera counts ${numberText(due)} ${what} but gave only ${numberText(came)}: ${narrower}.`);
  }
  if (first === mostCounted || last === mostCounted) {
    notes.shortfall(
      `Opsera counts exactly ${numberText(mostCounted)} ${what}, the most that it counts, so there may be more: ${narrower}.`
    );
  }
}
