import { eventsBytes } from '../../columns/bytes';
import { concatenateEvents } from '../../columns/concatenate-events';
import type { Events } from '../../events';
import { sumOfOddities } from '../oddities';
import type { Oddities } from '../oddities';
import { forGood, freshBriefly } from '../vendor';
import type { Produced, Work } from '../vendor';
import { eventPage } from './event-page';
import type { EventPage } from './event-page';
import { endOf, hasEnded } from './job';
import type { Job } from './job';
import { endedJobRecord } from './job-record';
import { pageEvents } from './page-events';

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
export async function readJob(job: Job, details: boolean, work: Work): Promise<JobReading> {
  if (!details) {
    return work.shared(plainKey(job), (own, previous) => walk(job, false, own, previous));
  }
  const reading = await readWithDetails(job, work);
  // What hardly fits into memory may be gone again already, and would be read twice.
  if (reading.complete && 8 * eventsBytes(reading.events) < work.settings.memoryMegabytes * 1024 * 1024) {
    await work.shared(plainKey(job), async (own) => {
      const { events, ...rest } = await readWithDetails(job, own);
      return produced({ ...rest, events: events.map(withoutDetails) });
    });
  }
  return reading;
}

function readWithDetails(job: Job, work: Work): Promise<JobReading> {
  return work.shared<JobReading>(`events with details of ${job.id}`, (own, previous) => walk(job, true, own, previous));
}

/** A running job is read on; one that has ended is read from the start, so that nothing that came late is missing. */
async function walk(
  job: Job,
  details: boolean,
  work: Work,
  previous: JobReading | undefined
): Promise<Produced<JobReading>> {
  if (previous !== undefined && previous.lastId > 0 && !hasEnded(job)) {
    const page = await eventPage(job.id, previous.lastId, details, work);
    if (!page.over) {
      return produced(page.count === 0 ? previous : addPage(previous, page, job, work));
    }
  }
  return produced(await walkFromStart(job, details, work));
}

/**
 * An answer holds every event there is at that time (the endpoint knows no limit), so one that tells the job's end is
 * the whole story. Without such an event an ended job is asked once more.
 */
async function walkFromStart(listed: Job, details: boolean, work: Work): Promise<JobReading> {
  const began = work.host.now();
  const pages: EventPage[] = [];
  let page = await eventPage(listed.id, 0, details, work);
  pages.push(page);
  while (hasEnded(listed) && !page.over && page.count > 0) {
    page = await eventPage(listed.id, page.lastId, details, work);
    pages.push(page);
  }
  // Only the job's final state says how it finished.
  const job = page.over && !hasEnded(listed) ? await endedJobRecord(listed.id, work) : listed;
  return {
    events: pages.filter(({ table }) => table.length > 0).map((each) => pageEvents(each, job, work.host)),
    oddities: sumOfOddities(pages.map(({ oddities }) => oddities)),
    lastId: page.lastId,
    complete: hasEnded(job) && (page.over || endOf(job) + settled <= began),
  };
}

function addPage(previous: JobReading, page: EventPage, job: Job, work: Work): JobReading {
  const events = [...previous.events, pageEvents(page, job, work.host)];
  return {
    events: events.length > mostPieces ? [concatenateEvents(events, work.host)] : events,
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
