import type { Outcome } from '../../../../model/event';
import { jobEvents as model } from '../../../../model/vendors/puppet';
import type { VendorClient } from '../../../client/client';
import { eventsOfRuns } from '../../events-of-runs';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { mostAhead } from '../../../sentences/future';
import type { Reader, ReadRequest } from '../../vendor';
import { knowsAllWords, noteUnknownOutcomes } from '../../note-unknown-outcomes';
import { longestSure } from '../job-list/job-watch';
import { keptSince } from '../job-list/kept-since';
import { endOf, planNumber, ranWithin } from '../job';
import { noteMoved } from '../job-list/note-moved';
import { jobRecord } from '../job-record';
import { lacksNothing, noteMissingFieldsOfJob } from '../note-missing-fields';
import { eventOutcome } from '../outcomes';
import { chooseJobs } from './choose';
import { noteFailedPlans } from './note-failed-plans';
import { noteLatest } from './note-latest';
import { readRuns } from './runs';
import { barsOf } from './bars';
import { knownEvents, walkJob, type JobEvents } from './walk';

/** `puppet.jobEvents`: what happened on each node of the chosen jobs. Puppet's events are points in time. */
export const jobEvents: Reader<typeof model> = {
  model,
  lasts: false,
  pointsSettle: true,
  read: (request, client) => readChosen(request, client, ({ events }) => events),
  bars: {
    read: (request, client) =>
      readChosen(request, client, ({ job, events }) => barsOf(events, endOf(job), client.host)),
    ofRun: (events, host) => barsOf(events, NaN, host),
  },
  readRuns,
  keptSince,
  keeps: longestSure,
  runsIn: { list: 'jobs', runOf: (job) => (planNumber(job) === undefined ? job : undefined) },
};

/** What a word means where the job's own state is known. */
const ofFinished = (word: string): Outcome => eventOutcome(word, 'finished');

/** Readings of which there is nothing to say: they are remembered, and asked for by every panel. */
const withoutWord = new WeakSet<Reading<JobEvents>>();

/** Whether there is nothing to say of a job, as is the rule. */
function needsNoWord(reading: Reading<JobEvents>, host: Host): boolean {
  if (withoutWord.has(reading)) {
    return true;
  }
  const { job, events } = new Notes().take(reading);
  const said = { events, words: events.event };
  if (!knowsAllWords(said, ofFinished, host) || !lacksNothing(job, events, host)) {
    return false;
  }
  withoutWord.add(reading);
  return true;
}

async function readChosen(
  request: ReadRequest<typeof model>,
  client: VendorClient,
  shown: (known: JobEvents) => Events
): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  // A job's last events may be dated after its end: by so much nobody is told that the two differ.
  const { ids, listed, plans } = await chooseJobs(request, client, notes, mostAhead);
  const all: JobEvents[] = [];
  const read = async (id: string, part: VendorClient) => {
    const job = listed.get(id) ?? notes.take(await jobRecord(id, part));
    const known = notes.take(await walkJob(job, request.details, part));
    all.push(known);
    const said = { events: known.events, words: known.events.event, word: 'event', lasts: false };
    await noteUnknownOutcomes(said, ofFinished, request, part, notes);
    if (ranWithin(known.job, request, part.host.now())) {
      await noteMissingFieldsOfJob(known.job, known.events, request, part, notes);
    }
    return [shown(known)];
  };
  // Of what is remembered there is nothing to say, as a rule.
  const known = (id: string, part: VendorClient) => {
    const job = listed.get(id);
    const reading = job && knownEvents(job, request.details, part);
    if (reading === undefined || !needsNoWord(reading, part.host)) {
      return undefined;
    }
    const taken = notes.take(reading);
    all.push(taken);
    return [shown(taken)];
  };
  const events = await eventsOfRuns({ word: 'job', ids, order: 'newest', read, known }, request, client, notes);
  noteLatest(all, request.from, client, notes);
  noteFailedPlans(plans, all, notes);
  // Those that were discovered have been held against what was listed.
  if (request.selection.jobs.length > 0) {
    const jobs = all.map(({ job }) => job);
    noteMoved({ word: 'job', jobs }, request.from, client, notes);
  }
  return notes.reading(events);
}
