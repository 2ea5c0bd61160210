import { answered } from '../archive/answered';
import { countArchived } from '../archive/count-archived';
import type { WordsCount } from '../archive/count-archived';
import type { TimeRange } from '../seam/time-range';
import { noteParts, unanswered } from '../archive/notes';
import { readVendor } from '../archive/read-vendor';
import { archiveFor, surveyed } from '../archive/survey';
import { Notes } from '../reading/reading';
import { chooseShown } from './choose-shown';
import type { ShownEvents } from './choose-shown';
import type { Question } from './question';
import { readRequest } from './read-events';

/** Counts of one range by two who do not count the same: they are apart by time. */
export interface ArchivedCounts {
  archived: readonly WordsCount[];
  /** What the vendor has since the archive ends; undefined = nothing. */
  since: ShownEvents | undefined;
  /** When that is, epoch ms. */
  sinceAt: number;
}

/**
 * Counts of points that the archive can tell by itself, however many there are. Undefined = the events have to be read.
 * @param interval ms, aligned to the epoch; undefined = over all of the range
 */
export async function countWithArchive(question: Question, interval?: number): Promise<ArchivedCounts | undefined> {
  const { reader, client, filters, groupBy, envelope } = question;
  if (reader.lasts || question.isEmpty || archiveFor(envelope, client) === undefined) {
    return undefined;
  }
  const notes = new Notes();
  const request = readRequest(question);
  const survey = await surveyed({ request, reader }, client, notes);
  const { archived: range, before, holes, after } = survey?.parts ?? {};
  if (survey === undefined || range === undefined || before !== undefined || holes?.length !== 0) {
    return undefined;
  }
  const { archive, settings, coverage, parts, runs } = survey;
  if (runs.length > 0) {
    return undefined;
  }
  const search = { queryType: reader.model.id, range, filters };
  const counted = await answered(() => countArchived(search, { groupBy, interval }, settings, archive), archive);
  if (!('value' in counted) || counted.value === undefined) {
    return undefined;
  }
  noteParts(parts, coverage, request, client, notes);
  const since = after === undefined ? undefined : await vendorSince(question, after, notes);
  question.notes.takeAll(notes);
  return { archived: counted.value, since, sinceAt: after?.from ?? Infinity };
}

/** What the vendor knows of the time from where the archive ends. */
async function vendorSince(question: Question, range: TimeRange, notes: Notes): Promise<ShownEvents | undefined> {
  const { reader, client, filters } = question;
  const request = { ...readRequest(question), ...range };
  const found = await answered(() => readVendor(reader.read.bind(reader), request, reader, new Set(), client), client);
  if ('problem' in found) {
    notes.shortfall(unanswered(range, found.problem, client));
    return undefined;
  }
  const { maxEvents } = client.settings;
  const rules = { ...range, lasts: false, filters, maxEvents, namesRuns: false };
  return chooseShown(notes.take(found.value), rules, client, notes);
}
