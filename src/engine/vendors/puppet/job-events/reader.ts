import { jobEvents as model } from '../../../../model/vendors/puppet';
import type { VendorClient } from '../../../client/client';
import { eventsOfRuns } from '../../../client/events-of-runs';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Reader, ReadRequest } from '../../vendor';
import { endOf, planNumber } from '../job';
import { chooseJobs } from './choose';
import { readRuns } from './runs';
import { barsOf } from './spans';
import { walkJob } from './walk';
import type { JobEvents } from './walk';

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
  runsIn: { list: 'jobs', runOf: (job) => (planNumber(job) === undefined ? job : undefined) },
};

async function readChosen(
  request: ReadRequest<typeof model>,
  client: VendorClient,
  shown: (known: JobEvents) => Events
): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const { ids, jobOf } = await chooseJobs(request, client, notes);
  const read = async (id: string, part: VendorClient) => {
    const job = notes.take(await jobOf(id, part));
    return [shown(notes.take(await walkJob(job, request.details, part)))];
  };
  return notes.reading(await eventsOfRuns({ word: 'job', ids, order: 'newest', read }, request, client, notes));
}
