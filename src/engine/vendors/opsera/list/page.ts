import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import type { RecordPlan } from '../../../client/record-plan';
import { columnBytes } from '../../../columns/column-bytes';
import { countIn, recordCountOf } from '../../../columns/planned';
import type { Events } from '../../../events/events';
import { eventsBytes } from '../../../events/events-bytes';
import { Notes, whole, type Reading } from '../../../reading/reading';
import type { DictionaryColumn } from '../../../seam/column';
import type { Host, Table } from '../../../seam/host';
import type { Ask } from '../../../sentences/ask';
import type { Fault } from '../../../sentences/fault';
import { isWebPage, noteErrorBeside } from '../errors';
import { countNames } from '../plans';

/** One answer of a list that comes in pages. */
export interface Page extends PageContent {
  /** How many records came, whether they could be understood or not. */
  recordCount: number;
  /** How many records have something unexpected in a field. */
  mistyped: Readonly<Record<string, number>>;
  /** How many Opsera says there are on all pages; undefined where it does not say. */
  count: number | undefined;
  /** When it was asked for, and when it came, epoch ms. */
  askedAt: number;
  cameAt: number;
}

export interface PageContent {
  events: Events;
  /** What else of the records is looked at. */
  fields?: Readonly<Record<string, DictionaryColumn>>;
}

export interface PageAsk<C extends PageContent> {
  ask: Ask;
  plan: RecordPlan;
  /** The page's own, from 1. */
  number: number;
  /** By what the page is known to those who ask for the same one within a few seconds. */
  key: string;
  content(table: Table, host: Host, notes: Notes): C;
}

/** A page, fetched once for all who ask for it within a few seconds; undefined behind the last one. */
export function readPage<C extends PageContent>(
  { ask, plan, number, key, content }: PageAsk<C>,
  client: VendorClient
): Promise<Reading<(C & Page) | undefined>> {
  return client.once<Reading<(C & Page) | undefined>>(key, async (inner) => {
    const notes = new Notes();
    const askedAt = inner.host.now();
    const table = notes.take(await pageTable(ask, plan, number, inner));
    if (table === undefined) {
      return { value: whole(undefined), bytes: 0, records: 0, freshFor: 0 };
    }
    noteErrorBeside(table, notes);
    const read = content(table, inner.host, notes);
    const columns = Object.values(read.fields ?? {});
    return {
      value: notes.reading({
        ...read,
        mistyped: table.mistyped,
        recordCount: recordCountOf(table),
        count: countOf(table),
        askedAt,
        cameAt: inner.host.now(),
      }),
      bytes: columns.reduce((sum, column) => sum + columnBytes(column), eventsBytes([read.events])),
      records: table.length,
      freshFor: freshBriefly,
    };
  });
}

/** Servers refuse what lies behind the last page as wrong or as not there, where they do not answer an empty one. */
async function pageTable(
  ask: Ask,
  plan: RecordPlan,
  number: number,
  client: VendorClient
): Promise<Reading<Table | undefined>> {
  const { answer, fault } = await client.attempt(ask, plan);
  if (answer !== undefined) {
    return client.recordsOf(answer, ask, plan);
  }
  if (number !== 1 && (isEnd(fault) || (number === 0 && isRefusal(fault)))) {
    return whole(undefined);
  }
  throw client.errorOf(fault, ask);
}

/** What servers make of a page that cannot be, right after one that can. */
function isRefusal(fault: Fault): boolean {
  switch (fault.kind) {
    case 'vendor':
      return fault.what === 'failed';
    case 'status':
      return fault.answer.status === 500;
    default:
      return false;
  }
}

/** A page that is refused as wrong or as not there, or has no content; what a gateway says is none. */
function isEnd(fault: Fault): boolean {
  switch (fault.kind) {
    case 'vendor':
      return fault.what === 'missing' || fault.what === 'badRequest';
    case 'status':
      return fault.answer.status === 404 && !isWebPage(fault.answer);
    default:
      return fault.kind === 'body' && fault.answer.status === 204;
  }
}

/** The most that the answer says, as a number or as the text of one: beside it there may be the count of the page alone. */
export function countOf({ head }: Table): number | undefined {
  const said = countNames.flatMap((name) => countIn(head[name]) ?? []);
  return said.length === 0 ? undefined : Math.max(...said);
}
