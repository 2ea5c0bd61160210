import { jobAudit as model } from '../../../../model/vendors/opus';
import { eachRun } from '../../../client/each-run';
import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { stoppedAtEnough } from '../../../sentences/limits';
import type { Reader, ReadRequest } from '../../vendor';
import { chooseJobs } from './choose';
import { readRuns } from './runs';
import { walkJob } from './walk';

/** `opus.jobAudit`: one event a node that has started, from its start to its end. */
export const jobAudit: Reader<typeof model> = {
  model,
  lasts: true,
  read,
  readRuns,
};

async function read(request: ReadRequest<typeof model>, client: VendorClient): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const { maxEvents } = client.settings;
  const { results, spared } = await eachRun(
    {
      word: 'job',
      ids: chooseJobs(request, client, notes),
      read: async (id, part) => {
        const audit = notes.take(await walkJob(id, request, part));
        return audit.events;
      },
      enough: (done) => done.reduce((sum, { length }) => sum + length, 0) >= maxEvents,
    },
    client,
    notes
  );
  if (spared > 0) {
    notes.shortfall(stoppedAtEnough(results.length, spared, 'job', maxEvents));
  }
  return notes.reading(results);
}
