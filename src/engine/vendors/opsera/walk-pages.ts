import { CallEnded } from '../../client/call-ended';
import type { VendorClient } from '../../client/client';
import { Notes } from '../../reading/reading';
import type { Reading } from '../../reading/reading';
import type { Condition } from '../../seam/host';
import { AnswerError } from '../../sentences/answer-error';
import { outOfTimeSentence } from '../../sentences/out-of-time';
import { noteEnd } from './note-end';
import type { WalkEnd } from './note-end';
import type { Page } from './page';
import type { PagedList, TimeRange, Walked } from './paged-list';
import { RecordOrder } from './record-order';
import { SeenRecords } from './seen-records';

/** All pages of a list, the newest records first where its order allows that, until there is enough for the range. */
export async function walkPages<P extends Page>(
  list: PagedList<P>,
  range: TimeRange,
  client: VendorClient
): Promise<Reading<Walked<P>>> {
  const first = new Walk(list, range, client, 1);
  await first.run();
  if (!first.isShort) {
    return first.reading();
  }
  // Records may have moved to pages that had been read already.
  const second = new Walk(list, range, client, 2);
  try {
    await second.run();
    return second.reading();
  } catch (error) {
    whyBroken(error, client);
    return first.reading();
  }
}

/** One walk through the pages. */
class Walk<P extends Page> {
  private readonly notes = new Notes();
  private readonly order = new RecordOrder();
  private readonly seen = new SeenRecords();
  private readonly parts: Array<{ page: P; rows: Int32Array }> = [];
  /** How many rows within the range there are in `parts`. */
  private within = 0;
  /** Sizes of the pages that brought something new. */
  private readonly sizes: number[] = [];
  private notUnderstood = 0;
  /** Opsera's count on the first and on the latest page. */
  private first: number | undefined;
  private last: number | undefined;
  private backwards = false;
  private reachedBefore = false;
  /** What lies outside the range is not handed on. */
  private leavesOut: boolean;
  private end: WalkEnd['why'] = 'end';

  constructor(
    private readonly list: PagedList<P>,
    private readonly range: TimeRange,
    private readonly client: VendorClient,
    private readonly number: number
  ) {
    this.leavesOut = !list.tellsOutside;
  }

  /** Fewer came than Opsera counted, or some went away meanwhile, so that others may have moved to a page read before. */
  get isShort(): boolean {
    const { first = 0, last = 0 } = this;
    return this.end === 'end' && (this.came < first || last < first);
  }

  async run(): Promise<void> {
    const page = await this.read(1);
    if (page === undefined) {
      return;
    }
    this.first = page.count;
    this.order.follow(page.events.time.values, this.client.host.columns.select(page.events.length, []));
    const pages = Math.ceil((page.count ?? 0) / Math.max(page.recordCount, 1));
    this.backwards = this.order.oldestFirst && pages > 1;
    await (this.backwards ? this.walkBack(page, pages) : this.walkOn(page));
  }

  reading(): Reading<Walked<P>> {
    const { end: why, came, sizes, first, last } = this;
    noteEnd({ why, came, sizes, first, last, newestFirst: this.newestFirst }, this.list, this.client, this.notes);
    const { from, to } = this.range;
    const parts = this.leavesOut
      ? this.parts.map((part) => ({ ...part, rows: this.select(part, from, to) }))
      : this.parts;
    return this.notes.reading({ parts, reachedBefore: this.reachedBefore, leftOut: this.leavesOut });
  }

  /** How many records came, each once. */
  private get came(): number {
    return this.seen.count + this.notUnderstood;
  }

  private get newestFirst(): boolean {
    return this.backwards || this.order.newestFirst;
  }

  /** New records in front push others onto later pages, where they come again. */
  private async walkOn(firstPage: P): Promise<void> {
    let recordCount = 0;
    let page: P | undefined = firstPage;
    for (let number = 1; page !== undefined && page.recordCount > 0; page = await this.read(++number)) {
      const rows = this.newRows(page);
      // A server that knows no pages gives the same one again and again.
      if (number > 1 && rows.length === 0) {
        return;
      }
      if (number > 1) {
        this.order.follow(page.events.time.values, rows);
      }
      recordCount += page.recordCount;
      // A count that is that of a full first page, or of fewer than came, may be of the page alone.
      const { count = Infinity } = page;
      const isOfAll = this.came <= count && (number > 1 || page.recordCount < this.list.pageSize);
      const isLast = isOfAll && recordCount >= count;
      if (!this.add(page, rows, isLast) || isLast) {
        return;
      }
    }
  }

  /** From the last page on: new records are behind it, and where old ones go away none moves to a page that was read. */
  private async walkBack(firstPage: P, pages: number): Promise<void> {
    for (let number = pages; number > 0; number--) {
      const page = number === 1 ? firstPage : await this.read(number);
      if (this.end === 'broken') {
        return;
      }
      if (page !== undefined && !this.add(page, this.newRows(page), number === 1)) {
        return;
      }
    }
  }

  private newRows(page: P): Int32Array {
    this.notUnderstood += page.recordCount - page.events.length;
    return this.seen.take(page.ids, this.client.host);
  }

  /** Undefined where there is no such page, or where it cannot be read and what came before will do. */
  private async read(number: number): Promise<P | undefined> {
    try {
      const page = this.notes.take(await this.list.read(number, this.number));
      this.last = page?.count ?? this.last;
      return page;
    } catch (error) {
      const why = whyBroken(error, this.client);
      if (this.sizes.length === 0 || !this.newestFirst) {
        throw error;
      }
      this.end = 'broken';
      this.notes.shortfall(`Page ${number} of the ${this.list.what}, and what is older, could not be read: ${why}`);
      return undefined;
    }
  }

  /** @param rows those that are new @returns whether more are wanted */
  private add(page: P, rows: Int32Array, isLast: boolean): boolean {
    const { columns } = this.client.host;
    const { from, to } = this.range;
    const { maxEvents } = this.client.settings;
    this.sizes.push(page.recordCount);
    const inRange = this.select({ page, rows }, from, to);
    if (this.within + inRange.length > maxEvents) {
      const newest = columns.order(inRange, page.events.time.values).slice(inRange.length + this.within - maxEvents);
      this.parts.push({ page, rows: newest.sort() });
      this.end = 'enough';
      return false;
    }
    this.within += inRange.length;
    this.leavesOut = this.leavesOut || this.seen.count - this.within > maxEvents;
    const kept = this.leavesOut ? inRange : rows;
    if (kept.length > 0) {
      this.parts.push({ page, rows: kept });
    }
    const notBefore = this.select({ page, rows }, from, Infinity).length;
    this.reachedBefore = this.reachedBefore || notBefore < rows.length;
    // What is on one small page is read whole, so that it can be told what lies outside the range.
    const isLong = this.backwards || page.recordCount >= this.list.pageSize || this.sizes.length > 1;
    // An empty page, where a list is shorter than its count says, tells nothing of those before it.
    if (!isLast && isLong && this.newestFirst && rows.length > 0 && notBefore === 0) {
      this.leavesOut = true;
      this.end = 'before';
      return false;
    }
    return true;
  }

  private select({ page, rows }: { page: P; rows: Int32Array }, min: number, max: number): Int32Array {
    const conditions: Condition[] = [
      { kind: 'rows', rows },
      { kind: 'range', values: page.events.time.values, min, max },
    ];
    return this.client.host.columns.select(page.events.length, conditions);
  }
}

/** Why something was not read, as a sentence. Rethrows errors that neither the vendor nor the deadline caused. */
function whyBroken(error: unknown, client: VendorClient): string {
  if (error instanceof AnswerError) {
    return error.message;
  }
  if (error instanceof CallEnded && error.reason === 'deadline') {
    return outOfTimeSentence(client);
  }
  throw error;
}
