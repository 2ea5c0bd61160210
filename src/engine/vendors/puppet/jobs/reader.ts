import { jobs as model } from '../../../../model/vendors/puppet';
import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import { onlyNewestEvents } from '../../../sentences/limits';
import type { Reader, ReadRequest } from '../../vendor';
import { planNumber } from '../job';
import { longestSure } from '../job-list/job-watch';
import { keptSince } from '../job-list/kept-since';
import { noteMissingFieldsOfJobs } from '../note-missing-fields';
import { chooseJobs } from './choose';
import { readRuns } from './runs';
import { toEvents } from './to-events';

/** `puppet.jobs`: one event a job or plan run, from its creation to its end. */
export const jobs: Reader<typeof model> = {
  model,
  lasts: true,
  read,
  readRuns,
  keptSince,
  keeps: longestSure,
  selectionOf: (run) => (planNumber(run) === undefined ? {} : { jobTypes: ['plan'] }),
};

async function read(request: ReadRequest<typeof model>, client: VendorClient): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const { maxEvents } = client.settings;
  const found = await chooseJobs(request, maxEvents, client, notes);
  found.forEach(({ jobs: matching, count, isComplete }) => {
    if (!isComplete) {
      notes.shortfall(onlyNewestEvents(Math.min(matching.length, maxEvents), count));
    }
  });
  const all = found.flatMap((each) => each.jobs);
  const wanted = new Set(all);
  const pieces = found.flatMap(({ pages }) => pages.flatMap((page) => toEvents(page, wanted, client.host)));
  await noteMissingFieldsOfJobs(pieces, all, request, client, notes);
  return notes.reading(pieces);
}
