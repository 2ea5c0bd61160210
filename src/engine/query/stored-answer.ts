import { answered } from '../archive/answered';
import { takeHeld } from '../archive/take-held';
import { noteParts, unanswered } from '../archive/notes';
import { isRecent } from '../archive/parts';
import { readVendor } from '../archive/read-vendor';
import type { StoreSearch } from '../archive/store-search';
import { surveyed, type Survey } from '../archive/survey';
import type { VendorClient } from '../client/client';
import type { TimeRange } from '../seam/time-range';
import { Notes } from '../reading/reading';
import type { Host } from '../seam/host';
import { chooseShown, type ShownEvents } from './choose-shown';
import type { Question } from './question';
import { readRequest } from './read-events';

/** What two know of one range, none of it both. */
export interface StoredAnswer<T> {
  /** What the store told by itself. */
  stored: T;
  /** What the vendor has since the archive ends; undefined = nothing. */
  since: ShownEvents | undefined;
  /** When that is, epoch ms. */
  sinceAt: number;
  /** The archive has what the vendor itself no longer has. */
  isArchived: boolean;
}

/** What the store can tell by itself, of however many events; undefined = they have to be read. */
export async function storedAnswer<T>(
  question: Question,
  askStore: (search: StoreSearch, archive: VendorClient) => Promise<T | undefined>
): Promise<StoredAnswer<T> | undefined> {
  const { reader, client, filters } = question;
  if (question.isEmpty) {
    return undefined;
  }
  const notes = new Notes();
  const request = readRequest(question);
  const survey = await surveyed({ request, reader }, client, notes);
  const { archived: range, before, holes, after } = survey?.parts ?? {};
  if (survey === undefined || range === undefined || before !== undefined || holes?.length !== 0) {
    return undefined;
  }
  const { archive, coverage, parts, runs } = survey;
  if (runs.length > 0) {
    return undefined;
  }
  noteParts(parts, coverage, request, client, notes);
  const timesMove = reader.lasts || reader.timesMove === true;
  const search = { queryType: reader.model.id, range, filters, timesMove, only: request.only };
  const read = () => (after === undefined ? undefined : vendorSince(question, after, survey, notes));
  // Of what lasts both may know the same.
  const first = reader.lasts ? await read() : undefined;
  const lasting = reader.lasts ? { told: idsOf(first, client.host) } : undefined;
  const told = await answered(() => askStore({ ...search, ...(lasting && { lasting }) }, archive), archive);
  if (!('value' in told) || told.value === undefined) {
    return undefined;
  }
  const since = reader.lasts ? first : await read();
  question.notes.takeAll(notes);
  return { stored: told.value, since, sinceAt: after?.from ?? Infinity, isArchived: isRecent(after, client.host) };
}

function idsOf(found: ShownEvents | undefined, { columns }: Host): string[] {
  return found === undefined
    ? []
    : columns.texts(found.events.eventId, columns.select(found.events.length, [])).filter((id) => id !== null);
}

/** What the vendor knows of the time from where the archive ends. */
async function vendorSince(
  question: Question,
  range: TimeRange,
  survey: Survey,
  notes: Notes
): Promise<ShownEvents | undefined> {
  const { reader, client, filters, envelope } = question;
  const request = { ...readRequest(question), ...range };
  const found = await answered(() => readVendor(reader.read.bind(reader), request, reader, new Set(), client), client);
  if ('problem' in found) {
    notes.shortfall(unanswered(range, found.problem, client));
    return undefined;
  }
  const { maxEvents } = client.settings;
  // What lasts is the vendor's as a whole, however long ago it began.
  const shown = reader.lasts ? { from: envelope.from, to: envelope.to } : range;
  const rules = { ...shown, lasts: reader.lasts, filters, maxEvents, namesRuns: false };
  const pieces = await takeHeld(found.value, { request, reader }, survey, client, notes);
  return chooseShown(pieces, rules, client, notes);
}
