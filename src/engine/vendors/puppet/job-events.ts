import { puppet as model } from '../../../model/vendors/puppet';
import type { Events } from '../../events/events';
import { eachRun } from '../../client/each-run';
import { oddityNotices } from '../oddities';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest } from '../vendor';
import { barsOf } from './bars';
import { chooseJobs } from './chosen-jobs';
import { readJob } from './event-walk';
import type { Job } from './job';
import { readProgress } from './progress';
import type { VendorClient } from '../../client/client';

/** `puppet.jobEvents`: what happened on each node of the chosen jobs. Puppet's events are points in time. */
export const jobEvents: Reader = {
  model: queryTypeOf(model, 'puppet.jobEvents'),
  lasts: false,
  read: (request, client) => readChosen(request, client, (_, events) => events),
  readBars: (request, client) => readChosen(request, client, (job, events) => [barsOf(job, events, client.host)]),
  readProgress,
};

async function readChosen(
  request: ReadRequest,
  client: VendorClient,
  shown: (job: Job, events: readonly Events[]) => readonly Events[]
): Promise<Reading> {
  const chosen = await chooseJobs(request, client);
  const { results, shortfalls } = await eachRun('job', chosen.ids, client, async (id, part) => {
    const job = await chosen.jobOf(id, part);
    const { events, oddities } = await readJob(job, request.details, part);
    return { events: shown(job, events), oddities };
  });
  const oddities = results.map((result) => result.oddities);
  return {
    events: results.flatMap(({ events }) => events),
    notices: [...chosen.notices, ...oddityNotices(oddities, 'event', 'an id or a time')],
    shortfalls: [...chosen.shortfalls, ...shortfalls],
  };
}
