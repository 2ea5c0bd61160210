import { opus as model } from '../../../model/vendors/opus';
import { counted } from '../../sentences/counted';
import type { Notice } from '../../seam/protocol';
import { eachRun } from '../../client/each-run';
import { oddityNotices } from '../oddities';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest } from '../vendor';
import { auditRecord } from './audit-record';
import { chooseJobs } from './chosen-jobs';
import { readProgress } from './progress';
import type { VendorClient } from '../../client/client';

/** `opus.jobAudit`: one event a node that has started, from its start to its end. */
export const jobAudit: Reader = {
  model: queryTypeOf(model, 'opus.jobAudit'),
  lasts: true,
  read,
  readProgress,
};

async function read(request: ReadRequest, client: VendorClient): Promise<Reading> {
  const chosen = chooseJobs(request, client);
  const { results, shortfalls } = await eachRun('job', chosen.ids, client, (id) => auditRecord(id, request, client));
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
