import { opus as model } from '../../../model/vendors/opus';
import { counted } from '../../counted';
import type { Notice } from '../../protocol';
import { eachRun } from '../../work/each-run';
import { oddityNotices } from '../oddities';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest, Work } from '../vendor';
import { auditRecord } from './audit-record';
import { chooseJobs } from './chosen-jobs';
import { readProgress } from './progress';

/** `opus.jobAudit`: one event a node that has started, from its start to its end. */
export const jobAudit: Reader = {
  model: queryTypeOf(model, 'opus.jobAudit'),
  lasts: true,
  read,
  readProgress,
};

async function read(request: ReadRequest, work: Work): Promise<Reading> {
  const chosen = chooseJobs(request, work);
  const { results, shortfalls } = await eachRun('job', chosen.ids, work, (id) => auditRecord(id, request, work));
  const oddities = results.map((record) => record.oddities);
  const unstarted = results.reduce((sum, record) => sum + record.unstarted, 0);
  return {
    events: results.flatMap(({ events }) => events),
    notices: [...unstartedNotices(unstarted), ...oddityNotices(oddities, 'node', 'readable data')],
    shortfalls: [...chosen.shortfalls, ...shortfalls],
  };
}

function unstartedNotices(count: number): Notice[] {
  const [have, they, them] = count === 1 ? ['has', 'it is no event', 'it'] : ['have', 'they are no events', 'them'];
  return count === 0
    ? []
    : [
        {
          severity: 'info',
          text: `${counted(count, 'node')} of the selected jobs ${have} no start time, so ${they}; format progress counts ${them}.`,
        },
      ];
}
