import { jobEvents as model } from '../../../../model/vendors/puppet';
import { eachRun } from '../../../client/each-run';
import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { stoppedAtEnough } from '../../../sentences/limits';
import type { Reader, ReadRequest } from '../../vendor';
import { chooseJobs } from './choose';
import { readRuns } from './runs';
import { barsOf } from './spans';
import { walkJob } from './walk';
import type { JobEvents } from './walk';

/** `puppet.jobEvents`: what happened on each node of the chosen jobs. Puppet's events are points in time. */
export const jobEvents: Reader<typeof model> = {
  model,
  lasts: false,
  read: (request, client) => readChosen(request, client, ({ events }) => events),
  readBars: (request, client) => readChosen(request, client, ({ job, events }) => barsOf(job, events, client.host)),
  readRuns,
};

async function readChosen(
  request: ReadRequest<typeof model>,
  client: VendorClient,
  shown: (known: JobEvents) => Events
): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const { maxEvents } = client.settings;
  const { ids, jobOf } = notes.take(await chooseJobs(request, client));
  const { results, spared } = await eachRun(
    {
      word: 'job',
      ids,
      read: async (id, part) => {
        const events = shown(notes.take(await walkJob(await jobOf(id, part), request.details, part)));
        return { events, count: countWithin(events, request, client.host) };
      },
      enough: (done) => done.reduce((sum, { count }) => sum + count, 0) >= maxEvents,
    },
    client,
    notes
  );
  if (spared > 0) {
    notes.shortfall(stoppedAtEnough(results.length, spared, 'job', maxEvents));
  }
  return notes.reading(results.map(({ events }) => events));
}

function countWithin({ length, time }: Events, { from, to }: ReadRequest, { columns }: Host): number {
  return columns.select(length, [{ kind: 'range', values: time.values, min: from, max: to }]).length;
}
