import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import { onlyNewestEvents } from '../../../sentences/limits';
import { isUsualCut, mayBeCut } from '../../page-sizes';
import type { Page } from './page';
import type { PagedList } from './paged-list';
import { RecordOrder } from './record-order';

/**
 * How a walk through the pages of a list ended. `counted`: as many came as Opsera counts; `empty`, `refused`, `repeated`, `shifted`:
 * what the page after the last one was, with nothing new the two last, `repeated` as large as others; `enough`: `maxEvents`;
 * `before`: older than the range; `broken`: told already.
 */
export type WalkEnd = 'counted' | 'empty' | 'refused' | 'repeated' | 'shifted' | 'enough' | 'before' | 'broken';

/** Opsera's own limit: lists are no longer, and what says so many may be longer. */
export const mostListed = 1_000;

/** What Opsera claims that a list holds, held against what came of it. Only what is proved whole goes without a word. */
export class ListClaims {
  /** Records, each once. */
  came = 0;
  end: WalkEnd = 'empty';
  readonly order = new RecordOrder();
  /** A record came that is older than the range. */
  reachedBefore = false;
  /** How many records were on a page, by its number; pages that brought something new. */
  private readonly sizes = new Map<number, number>();
  /** Opsera's count on the first and on the latest page. */
  private first: number | undefined;
  private last: number | undefined;
  /** How many records came on several pages. */
  private repeated = 0;

  /** Also for a page that brings nothing new. */
  claim(count: number | undefined): void {
    this.first ??= count;
    this.last = count ?? this.last;
  }

  /** From the last page on, all that it counts is due. */
  beginAt({ count }: Page): void {
    this.first = count ?? this.first;
  }

  /** @param repeated how many of its records came on others before */
  add(number: number, page: Page, repeated: number): void {
    this.sizes.set(number, page.recordCount);
    this.repeated += repeated;
  }

  get pages(): number {
    return this.sizes.size;
  }

  /** The largest page: so many records this server gives, whatever it was asked for. */
  get largest(): number {
    return Math.max(0, ...this.sizes.values());
  }

  /** All came, by a count that cannot be that of the page alone: the only page with as many as servers put on one could be. */
  get isReached(): boolean {
    const records = Array.from(this.sizes.values()).reduce((sum, size) => sum + size, 0);
    const { last = Infinity } = this;
    return this.came <= last && records >= last && (this.pages > 1 || !mayBeCut(records));
  }

  /** Another reading may bring more: records may have gone away, so that others moved to pages that had been read. */
  get isShort(): boolean {
    return this.isShuffled || (this.end === 'before' ? this.hasGap : this.isOver && this.came < (this.due ?? 0));
  }

  /**
   * More came again than new ones can have pushed onto later pages: of records of one moment, which each page may sort otherwise, as
   * many may have changed places with them.
   */
  private get isShuffled(): boolean {
    const { first, last } = this;
    const isCounted = first !== undefined && last !== undefined;
    return this.isOver && isCounted && this.order.newestFirst && this.repeated > Math.max(0, last - first);
  }

  /** Says what of the list cannot be known to have come. */
  note<P extends Page>(list: PagedList<P>, client: VendorClient, notes: Notes): void {
    const { came, due, end } = this;
    const { what, narrower } = list;
    if (end === 'enough') {
      notes.shortfall(this.tooMany(list, client.settings.maxEvents));
    }
    if (!this.isOver) {
      return;
    }
    if (end !== 'before' && due !== undefined && came < due) {
      notes.shortfall(`Opsera counts ${numberText(due)} ${what} but gave only ${numberText(came)}: ${narrower}.`);
    } else if (!this.isProved(list.pageSize)) {
      notes.shortfall(
        `Opsera gave ${numberText(came)} ${what}, which may be the most that it lists, as nothing proves that these are all: ${narrower}.`
      );
    }
    if (!this.reachesBefore && (this.first === mostListed || this.last === mostListed)) {
      notes.shortfall(
        `Opsera counts exactly ${numberText(mostListed)} ${what}, the most that it counts, so there may be more: ${narrower}.`
      );
    }
  }

  /** Nothing older was left unread, as it is where there was enough, or where a page could not be read. */
  get isOver(): boolean {
    return this.end !== 'enough' && this.end !== 'broken';
  }

  private get reachesBefore(): boolean {
    return this.end === 'before' || (this.order.isNewestFirstByPages && this.reachedBefore);
  }

  /** What arrives while pages are read is another reading's. A count of fewer than came is of a page. */
  private get due(): number | undefined {
    const { first = -1, last = -1, came } = this;
    return Math.max(first, last) < came ? undefined : first;
  }

  /** In the order of the list. */
  private get inOrder(): number[] {
    return Array.from(this.sizes)
      .sort(([one], [other]) => one - other)
      .map(([, size]) => size);
  }

  /** A page that is not the last one holds less than another. */
  private get hasGap(): boolean {
    return this.inOrder.slice(0, -1).some((size) => size < this.largest);
  }

  private isProved(asked: number): boolean {
    if (this.isShuffled) {
      return false;
    }
    if (this.reachesBefore) {
      return !this.hasGap;
    }
    // A server that knows no pages may cut its only one and count no more than that.
    if (this.due !== undefined) {
      return this.end !== 'repeated' || !isUsualCut(this.largest);
    }
    const size = this.inOrder.at(-1) ?? 0;
    // A few records again and again are all of a server that knows no pages.
    const repeats = this.end === 'repeated' && (this.pages > 1 || mayBeCut(size));
    const isAtEnd = this.end === 'empty' || this.end === 'shifted';
    const mayBeFull = this.pages > 1 ? size >= this.largest : !isAtEnd && isUsualCut(size);
    // Behind a page as large as it was asked for there is nothing, which a server says that knows pages.
    const endsEmpty = this.end === 'empty' && size === asked && this.came % mostListed !== 0;
    const isLast = endsEmpty || (size < asked && !mayBeFull);
    return !repeats && this.came !== mostListed && isLast && !this.hasGap;
  }

  private tooMany<P extends Page>({ what, countsRange }: PagedList<P>, maxEvents: number): string {
    if (!this.order.newestFirst) {
      return `Only ${plural(maxEvents, 'event')} of more ${what} are used, not the newest, as Opsera lists them in no order that leads to these: narrow the query, or raise Most events (maxEvents).`;
    }
    const all = countsRange && this.last !== undefined ? `${plural(this.last, 'event')} (in whole minutes)` : undefined;
    return onlyNewestEvents(maxEvents, all ?? `more than ${plural(maxEvents, 'event')}`);
  }
}
