import { eachRun } from '../../client/each-run';
import type { ProgressReading, ReadRequest } from '../vendor';
import { auditRecord } from './audit-record';
import type { AuditRecord } from './audit-record';
import { chooseJobs } from './chosen-jobs';
import type { VendorClient } from '../../client/client';

/** How many nodes of each job are in each state. */
export async function readProgress(request: ReadRequest, client: VendorClient): Promise<ProgressReading> {
  const chosen = chooseJobs(request, client);
  const wanted = { details: false, includePayloads: false };
  const { results, shortfalls } = await eachRun('job', chosen.ids, client, async (id) => ({
    run: id,
    states: statesOf(await auditRecord(id, wanted, client)),
  }));
  return { runs: results, notices: [], shortfalls: [...chosen.shortfalls, ...shortfalls] };
}

/** By the counts alone: a finished job may still list all of its nodes as remaining, or one as running. */
function statesOf({ head, state }: AuditRecord): Array<readonly [string, number]> {
  const failed = head.failedCount;
  const executed = Math.max(0, head.executedCount - failed);
  const running = head.running === null || state.ended ? 0 : 1;
  const remaining = Math.max(0, (head.nodes || 0) - executed - failed - running);
  return [
    ['executed', executed],
    ['failed', failed],
    ['running', running],
    ['remaining', remaining],
  ];
}
