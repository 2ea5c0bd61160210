import { queryTypeOf } from '../query-type';
import { puppet as model } from '../../../model/vendors/puppet';
import { eachRun } from '../../work/each-run';
import { oddityNotices } from '../oddities';
import type { Reader, Reading, ReadRequest, Work } from '../vendor';
import { chooseJobs } from './chosen-jobs';
import { readJob } from './event-walk';
import { readProgress } from './progress';

/** `puppet.jobEvents`: what happened on each node of the chosen jobs. Puppet's events are points in time. */
export const jobEvents: Reader = {
  model: queryTypeOf(model, 'puppet.jobEvents'),
  lasts: false,
  read,
  readProgress,
};

async function read(request: ReadRequest, work: Work): Promise<Reading> {
  const chosen = await chooseJobs(request, work);
  const { results, shortfalls } = await eachRun('job', chosen.ids, work, async (id) =>
    readJob(await chosen.jobOf(id), request.details, work)
  );
  return {
    events: results.flatMap(({ events }) => events),
    notices: [
      ...chosen.notices,
      ...oddityNotices(
        results.map(({ oddities }) => oddities),
        'event',
        'an id or a time'
      ),
    ],
    shortfalls: [...chosen.shortfalls, ...shortfalls],
  };
}
