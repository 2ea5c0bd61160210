import { CallEnded } from '../../../client/call-ended';
import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import type { Condition } from '../../../seam/column-tools';
import type { TimeRange } from '../../../seam/time-range';
import { AnswerError } from '../../../sentences/answer-error';
import { outOfTimeSentence } from '../../../sentences/out-of-time';
import { beginsAtOne } from './first-page';
import { ListClaims, mostListed } from './list-claims';
import type { Page } from './page';
import type { PagedList, PageRows, Walked } from './paged-list';
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
  const second = new Walk(list, range, client, 2);
  try {
    await second.run();
    return second.reading();
  } catch (error) {
    // What is missing is said already, of the first.
    whyBroken(error, client);
    return first.reading();
  }
}

/** One walk through the pages. */
class Walk<P extends Page> {
  private readonly notes = new Notes();
  private readonly claims = new ListClaims();
  private readonly seen = new SeenRecords();
  private readonly parts: Array<PageRows<P>> = [];
  /** How many rows within the range there are in `parts`. */
  private within = 0;
  private notUnderstood = 0;
  /** What lies outside the range is not handed on. */
  private leavesOut: boolean;
  /** When the page came that was read before. */
  private cameAt = -Infinity;

  constructor(
    private readonly list: PagedList<P>,
    private readonly range: TimeRange,
    private readonly client: VendorClient,
    private readonly number: number
  ) {
    this.leavesOut = !list.tellsOutside;
  }

  get isShort(): boolean {
    return this.claims.isShort;
  }

  async run(): Promise<void> {
    const first = await this.read(1);
    if (first === undefined) {
      return;
    }
    const before = await this.pageBefore(first);
    if (before !== undefined) {
      await this.walkOn(before, 0);
      return;
    }
    const last = await this.newestPage(first);
    await (last === undefined ? this.walkOn(first, 1) : this.walkBack(first, last));
  }

  reading(): Reading<Walked<P>> {
    this.claims.note(this.list, this.client, this.notes);
    const { from, to } = this.range;
    const parts = this.leavesOut
      ? this.parts.map((part) => ({ ...part, rows: this.select(part, from, to) }))
      : this.parts;
    const { reachedBefore, isOver } = this.claims;
    return this.notes.reading({ parts, reachedBefore, isCut: !isOver, leftOut: this.leavesOut });
  }

  /** Page 0 of a server that counts from there. A count would tell of what is missing without it. */
  private async pageBefore(first: P): Promise<P | undefined> {
    if (first.count !== undefined || (await beginsAtOne(this.list, first, this.client))) {
      return undefined;
    }
    const page = await this.read(0);
    return page === undefined || page.recordCount === 0 ? undefined : page;
  }

  /** The last page by Opsera's count, where that page bears out both the count and that the oldest records come first. */
  private async newestPage(first: P): Promise<NumberedPage<P> | undefined> {
    const { count = 0, recordCount } = first;
    const number = Math.ceil(count / Math.max(recordCount, 1));
    // Of a list that may be cut nobody knows the last page.
    if (number < 2 || count === mostListed || !this.orderOf(first).oldestFirst) {
      return undefined;
    }
    const page = await this.read(number);
    if (page === undefined || page.recordCount === 0) {
      return undefined;
    }
    const due = (page.count ?? count) - (number - 1) * recordCount;
    return this.orderOf(first, page).oldestFirst && page.recordCount >= Math.min(due, recordCount)
      ? { page, number }
      : undefined;
  }

  /** New records in front push others onto later pages, where they come again. */
  private async walkOn(first: P, from: number): Promise<void> {
    let next: P | undefined = first;
    for (let number = from; next !== undefined && next.recordCount > 0; next = await this.read(++number)) {
      if (!this.add({ page: next, number }, this.newRows(next))) {
        return;
      }
    }
  }

  /**
   * From the last page on: new records are behind it, and where old ones go away none moves to a page that was read, but to the
   * first one, which was read before.
   */
  private async walkBack(first: P, last: NumberedPage<P>): Promise<void> {
    const known = first.count === last.page.count ? first : undefined;
    this.claims.beginAt(last.page);
    let page: P | undefined = last.page;
    for (
      let { number } = last;
      page !== undefined;
      page = (--number === 1 && known) || (await this.read(number, 'back'))
    ) {
      const rows = this.newRows(page);
      if (!this.add({ page, number }, rows, rows.slice().reverse()) || number === 1) {
        return;
      }
    }
  }

  private newRows(page: P): Int32Array {
    const rows = this.seen.take(page.events, this.client.host, this.notes);
    this.notUnderstood += rows.length === 0 ? 0 : page.recordCount - page.events.length;
    this.claims.came = this.seen.count + this.notUnderstood;
    return rows;
  }

  /** @param way another one reads a page anew. Undefined where there is no such page, or where it cannot be read and what came before will do. */
  private async read(number: number, way = ''): Promise<P | undefined> {
    const { claims } = this;
    try {
      const page = this.notes.take(await this.pageAfter(number, `${this.number}${way}`));
      this.cameAt = page?.cameAt ?? this.cameAt;
      claims.end = page === undefined ? 'refused' : 'empty';
      claims.claim(page?.count);
      return page;
    } catch (error) {
      const why = whyBroken(error, this.client);
      if (claims.pages === 0 || !claims.order.newestFirst) {
        throw error;
      }
      claims.end = 'broken';
      this.notes.shortfall(`Page ${number} of the ${this.list.what}, and what is older, could not be read: ${why}`);
      return undefined;
    }
  }

  /** A page that was asked for before the one before it came, as one from memory, may lack what moved onto it meanwhile. */
  private async pageAfter(number: number, walk: string): Promise<Reading<P | undefined>> {
    const { list, client, cameAt } = this;
    const reading = await list.read(number, walk, client);
    const page = new Notes().take(reading);
    return page === undefined || page.askedAt >= cameAt
      ? reading
      : list.read(number, `${walk} after ${cameAt}`, client);
  }

  /** @param rows those that are new @param ordered the same, as a rule the newest first @returns whether more are wanted */
  private add({ page, number }: NumberedPage<P>, rows: Int32Array, ordered = rows): boolean {
    const { claims, client } = this;
    const { columns } = client.host;
    const { from, to } = this.range;
    const { maxEvents } = client.settings;
    // A server that knows no pages gives the same one again and again.
    if (claims.pages > 0 && rows.length === 0) {
      claims.end = page.recordCount < claims.largest ? 'shifted' : 'repeated';
      return false;
    }
    claims.order.follow(page.events.time.values, ordered);
    claims.add(number, page, this.seen.repeated);
    const inRange = this.select({ page, rows }, from, to);
    if (this.within + inRange.length > maxEvents) {
      const newest = columns.order(inRange, page.events.time.values).slice(inRange.length + this.within - maxEvents);
      this.parts.push({ page, rows: newest.sort() });
      claims.end = 'enough';
      return false;
    }
    this.within += inRange.length;
    this.leavesOut = this.leavesOut || this.seen.count - this.within > maxEvents;
    const kept = this.leavesOut ? inRange : rows;
    if (kept.length > 0) {
      this.parts.push({ page, rows: kept });
    }
    const notBefore = this.select({ page, rows }, from, Infinity).length;
    claims.reachedBefore = claims.reachedBefore || notBefore < rows.length;
    if (claims.isReached) {
      claims.end = 'counted';
      return false;
    }
    if (claims.order.isNewestFirstByPages && notBefore === 0) {
      this.leavesOut = true;
      claims.end = 'before';
      return false;
    }
    return true;
  }

  private orderOf(...pages: readonly P[]): RecordOrder {
    const order = new RecordOrder();
    pages.forEach(({ events: { time, length } }) =>
      order.follow(time.values, this.client.host.columns.select(length, []))
    );
    return order;
  }

  private select({ page, rows }: PageRows<P>, min: number, max: number): Int32Array {
    const conditions: Condition[] = [
      { kind: 'rows', rows },
      { kind: 'range', values: page.events.time.values, min, max },
    ];
    return this.client.host.columns.select(page.events.length, conditions);
  }
}

interface NumberedPage<P> {
  page: P;
  /** From 1. */
  number: number;
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
