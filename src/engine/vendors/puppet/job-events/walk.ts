import { madeOnce } from '../../../../model/made-once';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import type { VendorClient } from '../../../client/client';
import { forGood, freshBriefly, type Produced } from '../../../client/produced';
import { columnBytes } from '../../../columns/column-bytes';
import { plannedNumber } from '../../../columns/planned';
import { concatenateEvents } from '../../../events/concatenate-events';
import type { Events } from '../../../events/events';
import { eventsBytes } from '../../../events/events-bytes';
import { takeEvents } from '../../../events/take-events';
import { withoutDetails } from '../../../events/with-columns';
import { Notes, type Reading } from '../../../reading/reading';
import type { NumberColumn } from '../../../seam/column';
import { endOf, hasEnded, jobBytes, type Job } from '../job';
import { endedJobRecord } from '../job-record';
import { withRunning } from './bars';
import { noteGone } from './note-gone';
import { noteNotShown } from './note-not-shown';
import { eventPage, type EventPage } from './page';
import { countStates, endStates, statesOfEvents } from './states-of-events';
import { toEvents } from './to-events';

/** All events of one job. */
export interface JobEvents {
  job: Job;
  events: Events;
  /** The events' ids, by row. */
  ids: NumberColumn;
  lastId: number;
  /** Nothing can be added any more. */
  isComplete: boolean;
}

/** A job that ended so long ago writes no events any more, whether or not its last one said so. */
const settled = 5 * 60_000;
/** Ids are given out before they are committed: among so many before the last one some may come late. */
const lateIds = 100;

/** Shared by all who ask, kept for good once complete; a reading with details serves those without. */
export async function walkJob(job: Job, details: boolean, client: VendorClient): Promise<Reading<JobEvents>> {
  const plain = keyOf(job, false);
  if (!details) {
    return client.once(plain, (inner, previous) => walk(job, false, inner, previous));
  }
  const withDetails = (inner: VendorClient): Promise<Reading<JobEvents>> =>
    inner.once(keyOf(job, true), (reader, previous) => walk(job, true, reader, previous));
  const reading = await withDetails(client);
  const { isComplete, events } = new Notes().take(reading);
  // What hardly fits into memory may be gone again already, and would be read twice.
  if (isComplete && 8 * eventsBytes([events]) < client.settings.memoryMegabytes * 1024 * 1024) {
    await client.once(plain, async (inner) => {
      const notes = new Notes();
      const known = notes.take(await withDetails(inner));
      return produced({ ...known, events: withoutDetails(known.events) }, notes);
    });
  }
  return reading;
}

/** The same where it is known and needs no reading. */
export function knownEvents(job: Job, details: boolean, client: VendorClient): Reading<JobEvents> | undefined {
  return client.known<Reading<JobEvents>>(keyOf(job, details));
}

function keyOf(job: Job, details: boolean): string {
  return `events${details ? ' with details' : ''} of ${nameOf(job)}`;
}

/** Records are kept for a moment, and their events asked for by every range. */
const nameOf = madeOnce((job: Job) => (hasEnded(job) ? `${job.id} as ${factsOf(job)}` : job.id));

/**
 * What an ended job's record tells of its events: they are made of it and proved by it, so that what is kept under one
 * record does not serve another.
 */
function factsOf(job: Job): string {
  const { state, type, task, plan, environment, owner, nodeCount, nodeStates = [] } = job;
  return JSON.stringify([state, type, task, plan, environment, owner, nodeCount, ...nodeStates, endOf(job)]);
}

/** A running job is read on; one that has ended is read from the start, so that nothing that came late is missing. */
async function walk(
  job: Job,
  details: boolean,
  client: VendorClient,
  previous: Reading<JobEvents> | undefined
): Promise<Produced<Reading<JobEvents>>> {
  if (previous !== undefined && !hasEnded(job)) {
    const notes = new Notes();
    const known = notes.take(previous);
    const began = client.host.now();
    // What could not be understood would be counted again at each reading.
    const page = notes.isEmpty ? notes.take(await eventPage(job.id, startOn(known), details, client)) : undefined;
    if (page?.isLast === false) {
      const value = readOn(known, page, job, client);
      noteNotShown(job, value.events, client.host, notes);
      noteGone(job, { count: value.events.length, lastId: value.lastId, began }, client, notes);
      return produced(value, notes);
    }
  }
  return walkFromStart(job, details, client);
}

/**
 * An answer holds every event there is at that time (the endpoint knows no limit), so one that tells the job's end is
 * the whole story. Without such an event an ended job is asked once more.
 */
async function walkFromStart(
  listed: Job,
  details: boolean,
  client: VendorClient
): Promise<Produced<Reading<JobEvents>>> {
  const notes = new Notes();
  const { host } = client;
  const began = host.now();
  let page = notes.take(await eventPage(listed.id, undefined, details, client));
  const pages = [page];
  // Beyond 2^53 the next id cannot be told from this one.
  while (hasEnded(listed) && !page.isLast && page.rows.length > 0 && Number.isSafeInteger(page.lastId + 1)) {
    page = notes.take(await eventPage(listed.id, page.lastId + 1, details, client));
    pages.push(page);
  }
  // Only the job's final state says how it finished.
  const job = page.isLast && !hasEnded(listed) ? notes.take(await endedJobRecord(listed.id, client)) : listed;
  const filled = pages.filter(({ rows }) => rows.length > 0);
  const events = concatenateEvents(
    filled.map((each) => toEvents(each, job, host)),
    host
  );
  notes.unreadable('outcome', endedSomehow, page.isLast && !hasEnded(job) ? 1 : 0);
  if (notes.isEmpty) {
    noteNotShown(job, events, host, notes);
  }
  const lastId = Math.max(0, ...filled.map((each) => each.lastId));
  noteGone(job, { count: events.length, lastId, began }, client, notes);
  return produced(
    {
      job,
      events: page.isLast ? events : withRunning(events, job, host),
      ids: filled.length === 0 ? noIds : host.columns.concatenate(filled.map((each) => idsOf(each, client))),
      lastId,
      // What may be wrong is not kept for good: it would be wrong long after Puppet is right again. Until it is settled an
      // event may be committed after the one that tells the job's end.
      isComplete:
        hasEnded(listed) &&
        ((page.isLast && showsEveryEnd(job, events, host)) || endOf(job) + settled <= began) &&
        notes.isEmpty &&
        !hasFuture(events, host),
    },
    notes
  );
}

const endedSomehow = {
  key: 'jobs that ended somehow',
  sentence: (count: number) =>
    `Puppet's events say that ${plural(count, 'job')} ended, and the record does not yet say how: try again.`,
};

/** The job's nodes are counted, and each has an event of its end. */
function showsEveryEnd({ nodeCount }: Job, events: Events, host: Host): boolean {
  return countStates(statesOfEvents(events, host), endStates) >= nodeCount;
}

function hasFuture({ length, time: { values } }: Events, { columns, now }: Host): boolean {
  return columns.select(length, [{ kind: 'range', values, min: now() + mostAhead, max: Infinity }]).length > 0;
}

const noIds: NumberColumn = { kind: 'number', values: new Float64Array(0) };

function idsOf({ table, rows, isPlain }: EventPage, { host }: VendorClient): NumberColumn {
  const ids = plannedNumber(table, 'id');
  return isPlain ? ids : host.columns.take(ids, rows);
}

function startOn({ lastId }: JobEvents): number {
  return Math.max(1, lastId - lateIds);
}

/** What was known before the page begins, and the page. */
function readOn(known: JobEvents, page: EventPage, job: Job, client: VendorClient): JobEvents {
  const { host } = client;
  const { columns } = host;
  const before = columns.select(known.events.length, [
    { kind: 'range', values: known.ids.values, min: -Infinity, max: startOn(known) - 1 },
  ]);
  const pieces = [takeEvents(known.events, before, host, 'repeated'), toEvents(page, job, host)];
  return {
    job,
    events: withRunning(concatenateEvents(pieces, host), job, host),
    ids: columns.concatenate([columns.take(known.ids, before), idsOf(page, client)]),
    lastId: Math.max(known.lastId, page.lastId),
    isComplete: false,
  };
}

function produced(value: JobEvents, notes: Notes): Produced<Reading<JobEvents>> {
  return {
    value: notes.reading(value),
    bytes: jobBytes + eventsBytes([value.events]) + columnBytes(value.ids),
    records: value.events.length,
    freshFor: value.isComplete ? forGood : freshBriefly,
    ...(hasEnded(value.job) ? {} : { resumable: 'panels' }),
  };
}
