import { answered } from '../archive/answered';
import { countArchived } from '../archive/count-archived';
import type { WordsCount } from '../archive/count-archived';
import { noteParts, unanswered } from '../archive/notes';
import type { Span } from '../archive/heartbeat';
import { readVendor } from '../archive/read-vendor';
import { surveyed } from '../archive/survey';
import { byWords, groupsOf } from '../columns/groups';
import type { Group } from '../columns/groups';
import { Notes } from '../reading/reading';
import { chooseShown } from './choose-shown';
import type { Question } from './question';
import { readRequest } from './read-events';

/**
 * Counts of points that the archive can tell by itself, however many there are, and the vendor's of what happened since. Both are
 * apart by time, so that nothing is counted twice. Undefined = the events have to be read.
 */
export async function countWithArchive(question: Question): Promise<readonly Group[] | undefined> {
  const { reader, client, filters, groupBy } = question;
  if (reader.lasts || question.isEmpty) {
    return undefined;
  }
  const notes = new Notes();
  const request = readRequest(question);
  const survey = await surveyed({ request, reader }, client, notes);
  const { archived, before, holes, after } = survey?.parts ?? {};
  if (survey === undefined || archived === undefined || before !== undefined || holes?.length !== 0) {
    return undefined;
  }
  const { archive, settings, coverage, parts, runs } = survey;
  if (runs.length > 0) {
    return undefined;
  }
  const search = { queryType: reader.model.id, range: archived, filters };
  const counted = await answered(() => countArchived(search, groupBy, settings, archive), archive);
  if (!('value' in counted) || counted.value === undefined) {
    return undefined;
  }
  noteParts(parts, coverage, request, client, notes);
  const since = after === undefined ? [] : await vendorCounts(question, after, notes);
  question.notes.takeAll(notes);
  return summed([...counted.value, ...since]);
}

/** What the vendor knows of the time from where the archive ends. */
async function vendorCounts(question: Question, span: Span, notes: Notes): Promise<readonly WordsCount[]> {
  const { reader, client, filters, groupBy } = question;
  const request = { ...readRequest(question), ...span };
  const read = reader.read.bind(reader);
  const found = await answered(() => readVendor(read, request, reader, new Set(), client), client);
  if ('problem' in found) {
    notes.shortfall(unanswered(span, found.problem, client));
    return [];
  }
  const { maxEvents } = client.settings;
  const rules = { ...span, lasts: false, filters, maxEvents, namesRuns: false };
  const { events, rows } = await chooseShown(notes.take(found.value), rules, client, notes);
  if (groupBy.length === 0) {
    return [{ words: [], count: rows.length }];
  }
  const columns = groupBy.map((name) => events[name]);
  return (await groupsOf(columns, rows, client.host)).groups;
}

function summed(counts: readonly WordsCount[]): Group[] {
  const known = new Map<string, Group>();
  for (const { words, count } of counts) {
    const key = JSON.stringify(words);
    const group = known.get(key) ?? { code: known.size, words, count: 0 };
    known.set(key, { ...group, count: group.count + count });
  }
  return Array.from(known.values()).sort(byWords);
}
