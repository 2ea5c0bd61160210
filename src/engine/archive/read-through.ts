import { CallEnded } from '../client/call-ended';
import type { ConnectionClient } from '../client/connection-client';
import type { ArchiveSettings } from '../connection/settings';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import { Notes } from '../reading/reading';
import type { Reading } from '../reading/reading';
import { AnswerError } from '../sentences/answer-error';
import { outOfTimeSentence } from '../sentences/out-of-time';
import type { Reader, ReadRequest } from '../vendors/vendor';
import { askedRuns } from './narrowed-by';
import { coverageOf, withoutDays } from './coverage';
import type { Coverage } from './coverage';
import type { Span } from './heartbeat';
import { lostDays } from './lost-days';
import { mergeArchived } from './merge';
import type { StoreFilter } from './narrowing';
import { noteNoHeartbeat, noteParts, unanswered } from './notes';
import { partsOf } from './parts';
import type { Parts } from './parts';
import { readArchived } from './read-archived';
import { readHeartbeats } from './read-heartbeats';
import { readVendor } from './read-vendor';
import type { ReadEvents } from './read-vendor';

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
  filters: readonly StoreFilter[];
}

/** Ms. What begins no longer ago is the vendor's alone, which would be asked for most of it anyway. */
const recent = 15 * 60_000;

/** Reads a range from the archive, as far as that is complete, and the rest from the vendor. */
export async function readThrough(through: ThroughRequest, client: ConnectionClient): Promise<Reading<ReadThrough>> {
  const notes = new Notes();
  const { request, reader, read } = through;
  const { archive } = client.settings;
  const archived =
    archive === undefined || request.from >= client.host.now() - recent
      ? undefined
      : await readFromArchive(through, archive, client, notes);
  if (archived === undefined) {
    return notes.reading({ pieces: notes.take(await read(request, client)), isArchived: false });
  }
  const { events, parts } = archived;
  const runs = new Set(events.run.values);
  const ofVendor: Array<readonly Events[]> = [];
  for (const { from, to } of vendorSpans(parts, request, reader)) {
    const piece = await answered(() => readVendor(read, { ...request, from, to }, reader, runs, client), client);
    if ('problem' in piece) {
      notes.shortfall(unanswered({ from, to }, piece.problem, client));
    } else {
      ofVendor.push(notes.take(piece.value));
    }
  }
  const pieces = [mergeArchived(ofVendor.flat(), events, reader.lasts, client.host, notes)];
  const isArchived = parts.before === undefined && parts.holes.length === 0 && isRecent(parts.after, client);
  return notes.reading({ pieces, isArchived });
}

/** What the archive has of the range; undefined where the vendor is to be asked for all of it. */
async function readFromArchive(
  { request, reader, filters }: ThroughRequest,
  settings: ArchiveSettings,
  client: ConnectionClient,
  notes: Notes
): Promise<{ events: Events; parts: Parts } | undefined> {
  const archive = client.toArchive();
  if (archive === undefined) {
    return undefined;
  }
  const asked = askedRuns(reader, request);
  if ('untold' in asked) {
    notes.notice(`Only ${client.model.name} was asked: the archive cannot tell which events ${asked.untold} means.`);
    return undefined;
  }
  const found = await answered(async () => {
    const heartbeats = notes.take(await readHeartbeats(reader.model.id, settings, archive));
    if (heartbeats.length === 0) {
      noteNoHeartbeat(settings, reader.model, client, notes);
      return undefined;
    }
    const claimed = coverageOf(heartbeats, client.host.now(), notes);
    const wanted = partsOf(request, claimed).archived;
    const lost = wanted && (await lostDays(reader.model.id, wanted, claimed.lastSaid, settings, archive));
    const coverage = withoutDays(claimed, lost ?? []);
    const parts = partsOf(request, coverage);
    const range = parts.archived;
    const events = range && notes.take(await readArchived(searchOf(range, coverage, asked.runs), settings, archive));
    return { coverage, parts, events: events && ofRuns(events, asked.runs, client) };
  }, archive);
  if ('problem' in found) {
    notes.shortfall(`The archive could not be read, so that only ${client.model.name} was asked. ${found.problem}`);
    return undefined;
  }
  if (found.value === undefined) {
    return undefined;
  }
  const { coverage, parts, events } = found.value;
  noteParts(parts, coverage, request, client, notes);
  return events && { events, parts };

  function searchOf(range: Span, { spans }: Coverage, runs: readonly string[]) {
    const ofRun = { field: 'run', negated: false, match: { values: runs } } as const;
    return {
      queryType: reader.model.id,
      range,
      lastingSince: reader.lasts ? (spans[0]?.from ?? range.from) : undefined,
      filters: runs.length > 0 ? [ofRun, ...filters] : filters,
      details: request.details,
    };
  }
}

function ofRuns(events: Events, runs: readonly string[], { host }: ConnectionClient): Events {
  if (runs.length === 0) {
    return events;
  }
  const wanted = new Set(runs);
  const allowed = Uint8Array.from(['', ...events.run.values], (run) => (wanted.has(run) ? 1 : 0));
  const rows = host.columns.select(events.length, [{ kind: 'codes', codes: events.run.codes, allowed }]);
  return takeEvents(events, rows, host, 'notAskedFor');
}

/** Runs that are named are read as a whole, however little of the range is wanted. */
function vendorSpans({ before, holes, after }: Parts, { selection }: ReadRequest, { runsIn }: Reader): Span[] {
  const spans = [before, ...holes, after].filter((span) => span !== undefined);
  const [first, last] = [spans[0], spans[spans.length - 1]];
  const named = runsIn === undefined ? [] : (selection[runsIn.list] ?? []);
  return named.length > 0 && first !== undefined && last !== undefined ? [{ from: first.from, to: last.to }] : spans;
}

function isRecent(span: Span | undefined, { host }: ConnectionClient): boolean {
  return span === undefined || span.from >= host.now() - recent;
}

/** What was read, or the sentence about why nothing could be. */
async function answered<T>(
  read: () => Promise<T>,
  client: ConnectionClient
): Promise<{ value: T } | { problem: string }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (error instanceof AnswerError) {
      return { problem: error.message };
    }
    if (error instanceof CallEnded && error.reason === 'deadline') {
      return { problem: outOfTimeSentence(client) };
    }
    throw error;
  }
}
