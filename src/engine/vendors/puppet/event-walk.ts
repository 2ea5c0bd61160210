import { eventsBytes } from '../../events/events-bytes';
import { concatenateEvents } from '../../events/concatenate-events';
import type { Events } from '../../events/events';
import { sumOfOddities } from '../oddities';
import type { Oddities } from '../oddities';
import { eventPage } from './event-page';
import type { EventPage } from './event-page';
import { endOf, hasEnded } from './job';
import type { Job } from './job';
import { endedJobRecord } from './job-record';
import { pageEvents } from './page-events';
import { forGood, freshBriefly } from '../../client/produced';
import type { Produced } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** The events of one job. */
export interface JobReading {
  events: readonly Events[];
  oddities: Oddities;
  /** Where to read on; 0 = nothing was read yet. */
  lastId: number;
  /** Nothing can be added any more. */
  complete: boolean;
}

/** A job that ended so long ago writes no events any more, whether or not its last one said so. */
const settled = 5 * 60_000;
/** More pieces than this become one. */
const mostPieces = 8;

/** Shared by all who ask, kept for good once complete; a reading with details serves those without. */
export async function readJob(job: Job, details: boolean, client: VendorClient): Promise<JobReading> {
  if (!details) {
    return client.once(plainKey(job), (inner, previous) => walk(job, false, inner, previous));
  }
  const reading = await readWithDetails(job, client);
  // What hardly fits into memory may be gone again already, and would be read twice.
  if (reading.complete && 8 * eventsBytes(reading.events) < client.settings.memoryMegabytes * 1024 * 1024) {
    await client.once(plainKey(job), async (inner) => {
      const { events, ...rest } = await readWithDetails(job, inner);
      return produced({ ...rest, events: events.map(withoutDetails) });
    });
  }
  return reading;
}

function readWithDetails(job: Job, client: VendorClient): Promise<JobReading> {
  return client.once<JobReading>(`events with details of ${job.id}`, (inner, previous) =>
    walk(job, true, inner, previous)
  );
}

/** A running job is read on; one that has ended is read from the start, so that nothing that came late is missing. */
async function walk(
  job: Job,
  details: boolean,
  client: VendorClient,
  previous: JobReading | undefined
): Promise<Produced<JobReading>> {
  if (previous !== undefined && previous.lastId > 0 && !hasEnded(job)) {
    const page = await eventPage(job.id, previous.lastId, details, client);
    if (!page.over) {
      return produced(page.count === 0 ? previous : addPage(previous, page, job, client));
    }
  }
  return produced(await walkFromStart(job, details, client));
}

/**
 * An answer holds every event there is at that time (the endpoint knows no limit), so one that tells the job's end is
 * the whole story. Without such an event an ended job is asked once more.
 */
async function walkFromStart(listed: Job, details: boolean, client: VendorClient): Promise<JobReading> {
  const began = client.host.now();
  const pages: EventPage[] = [];
  let page = await eventPage(listed.id, 0, details, client);
  pages.push(page);
  while (hasEnded(listed) && !page.over && page.count > 0) {
    page = await eventPage(listed.id, page.lastId, details, client);
    pages.push(page);
  }
  // Only the job's final state says how it finished.
  const job = page.over && !hasEnded(listed) ? await endedJobRecord(listed.id, client) : listed;
  return {
    events: pages.filter(({ table }) => table.length > 0).map((each) => pageEvents(each, job, client.host)),
    oddities: sumOfOddities(pages.map(({ oddities }) => oddities)),
    lastId: page.lastId,
    complete: hasEnded(job) && (page.over || endOf(job) + settled <= began),
  };
}

function addPage(previous: JobReading, page: EventPage, job: Job, client: VendorClient): JobReading {
  const events = [...previous.events, pageEvents(page, job, client.host)];
  return {
    events: events.length > mostPieces ? [concatenateEvents(events, client.host)] : events,
    oddities: sumOfOddities([previous.oddities, page.oddities]),
    lastId: page.lastId,
    complete: false,
  };
}

function produced(value: JobReading): Produced<JobReading> {
  return {
    value,
    bytes: eventsBytes(value.events),
    freshFor: value.complete ? forGood : freshBriefly,
    resumable: !value.complete,
  };
}

function withoutDetails({ details: _, ...events }: Events): Events {
  return events;
}

function plainKey(job: Job): string {
  return `events of ${job.id}`;
}
