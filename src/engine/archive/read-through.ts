import type { ConnectionClient } from '../client/connection-client';
import { whereWord } from '../columns/where-word';
import type { CheckedFilter } from '../events/checked-filter';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import { Notes, type Reading } from '../reading/reading';
import type { Reader, ReadRequest } from '../vendors/vendor';
import { answered } from './answered';
import { barsOfRuns, type BarsOfRun } from './bars-of-runs';
import type { TimeRange } from '../seam/time-range';
import { mergeArchived } from './merge';
import { takeHeld } from './take-held';
import { noteUnknown } from './note-unknown';
import { noteParts, unanswered, unreadable } from './notes';
import { isRecent, type Parts } from './parts';
import { readArchived, type ArchivedSearch } from './read-archived';
import { readVendor, type ReadEvents } from './read-vendor';
import { archiveFor, surveyed, type Survey } from './survey';

/** What the vendor and the archive have together. */
export interface ReadThrough {
  pieces: readonly Events[];
  /** The archive has all of the range but its end, and so what the vendor itself no longer has. */
  isArchived: boolean;
}

export interface ThroughRequest {
  request: ReadRequest;
  reader: Reader;
  /** How the vendor is read for this query. */
  read: ReadEvents;
  /** For formats that draw bars: how they are made of a run's events. Absent = events are what is drawn. */
  barsOfRun?: BarsOfRun | undefined;
  filters: readonly CheckedFilter[];
}

/** Reads a range from the archive, as far as that is complete, and the rest from the vendor. */
export async function readThrough(through: ThroughRequest, client: ConnectionClient): Promise<Reading<ReadThrough>> {
  const notes = new Notes();
  const { request, reader, read, barsOfRun } = through;
  const archived = archiveFor(request, client) && (await readFromArchive(through, client, notes));
  if (archived === undefined) {
    return notes.reading({ pieces: notes.take(await read(request, client)), isArchived: false });
  }
  const { events, survey } = archived;
  const { parts } = survey;
  await noteUnknown({ events, lasts: reader.lasts }, request, client, notes);
  const runs = new Set(events.run.values);
  const ofVendor: Array<readonly Events[]> = [];
  for (const { from, to } of vendorRanges(parts, request, reader)) {
    const piece = await answered(() => readVendor(read, { ...request, from, to }, reader, runs, client), client);
    if ('problem' in piece) {
      notes.shortfall(unanswered({ from, to }, piece.problem, client));
      continue;
    }
    const isHeld = from === parts.after?.from && barsOfRun === undefined;
    const since = { request: { ...request, from, to }, reader };
    ofVendor.push(isHeld ? await takeHeld(piece.value, since, survey, client, notes) : notes.take(piece.value));
  }
  const own = barsOfRun === undefined ? events : barsOfRuns(events, ofVendor.flat(), barsOfRun, client.host);
  const lasts = reader.lasts || barsOfRun !== undefined;
  const pieces = [mergeArchived(ofVendor.flat(), own, lasts, client.host, notes)];
  const isArchived = parts.before === undefined && parts.holes.length === 0 && isRecent(parts.after, client.host);
  return notes.reading({ pieces, isArchived });
}

/** What the archive has of the range; undefined where the vendor is to be asked for all of it. */
async function readFromArchive(
  { request, reader, filters, barsOfRun }: ThroughRequest,
  client: ConnectionClient,
  notes: Notes
): Promise<{ events: Events; survey: Survey } | undefined> {
  const survey = await surveyed({ request, reader }, client, notes);
  if (survey === undefined) {
    return undefined;
  }
  const { archive, coverage, parts, runs } = survey;
  const range = parts.archived;
  if (range === undefined) {
    noteParts(parts, coverage, request, client, notes);
    return undefined;
  }
  const search: ArchivedSearch = {
    queryType: reader.model.id,
    range,
    finds: barsOfRun !== undefined ? 'wholeRuns' : reader.lasts ? 'lasting' : 'points',
    // What does not pass by itself may still be the begin of a bar that does.
    filters: [...(runs.length > 0 ? [ofAnyRun(runs)] : []), ...(barsOfRun === undefined ? filters : [])],
    details: request.details,
  };
  const found = await answered(() => readArchived(search, archive), archive);
  if ('problem' in found) {
    notes.shortfall(unreadable(found.problem, client));
    return undefined;
  }
  noteParts(parts, coverage, request, client, notes);
  return { events: ofRuns(notes.take(found.value), runs, client), survey };
}

/** The filter that a selection of runs is. */
function ofAnyRun(values: readonly string[]): CheckedFilter {
  return { field: 'run', negated: false, match: { values } };
}

function ofRuns(events: Events, runs: readonly string[], { host }: ConnectionClient): Events {
  if (runs.length === 0) {
    return events;
  }
  const wanted = new Set(runs);
  const rows = host.columns.select(events.length, [whereWord(events.run, (run) => wanted.has(run))]);
  return takeEvents(events, rows, host, 'notAskedFor');
}

/** Runs that are named are read as a whole, however little of the range is wanted. */
function vendorRanges({ before, holes, after }: Parts, { selection }: ReadRequest, { runsIn }: Reader): TimeRange[] {
  const ranges = [before, ...holes, after].filter((range) => range !== undefined);
  const [first, last] = [ranges[0], ranges[ranges.length - 1]];
  const named = runsIn === undefined ? [] : (selection[runsIn.list] ?? []);
  return named.length > 0 && first !== undefined && last !== undefined ? [{ from: first.from, to: last.to }] : ranges;
}
