import type { jobs } from '../../../../model/vendors/puppet';
import { eachRun } from '../../../client/each-run';
import type { VendorClient } from '../../../client/client';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Run } from '../../../events/run';
import type { RunsRequest } from '../../vendor';
import { readRuns as readJobRuns, runOf, toRunWithNodes } from '../job-events/runs';
import { latestFirst, planType } from '../job';
import type { Job } from '../job';
import type { FoundJobs } from '../job-list/find';
import { parsedCells } from '../job-rows';
import { jobRecord } from '../job-record';
import { chooseJobs } from './choose';

/** Jobs, newest first; plan runs have no nodes but those of their jobs, which are listed themselves, and come only as the newest. */
export async function readRuns(
  request: RunsRequest<typeof jobs>,
  client: VendorClient
): Promise<Reading<readonly Run[]>> {
  if (request.wanted === 'states') {
    return readJobRuns({ ...request, selection: { ...request.selection, jobs: [] } }, client);
  }
  const notes = new Notes();
  const found = await chooseJobs({ ...request, details: false }, 1, client, notes);
  const [newest] = found.flatMap(({ collection }) => collection.jobs()).sort(latestFirst);
  if (newest === undefined) {
    return notes.reading([]);
  }
  if (found.some(({ collection, isComplete }) => collection.size > 1 || !isComplete) || found.length > 1) {
    notes.notice(
      `Only the newest of ${found.map(({ count }) => count).join(' and ')} within the time range is shown: ${newest.id}.`
    );
  }
  const run = newest.type === planType ? toPlanRun(newest, found, client) : toRunWithNodes(newest, client);
  return notes.reading([notes.take(await run)]);
}

/** A plan run as the jobs that it is made of. */
async function toPlanRun(plan: Job, found: readonly FoundJobs[], client: VendorClient): Promise<Reading<Run>> {
  const notes = new Notes();
  const { results } = await eachRun(
    {
      word: 'job',
      ids: jobsOf(plan, found, client).slice(0, client.settings.maxRuns),
      read: async (id, part) => notes.take(await toRunWithNodes(notes.take(await jobRecord(id, part)), part)),
    },
    client,
    notes
  );
  return notes.reading({ ...runOf(plan), parts: results });
}

/** The names in its `status`, `{"8765":["running","finished"]}`. */
function jobsOf(plan: Job, found: readonly FoundJobs[], { host }: VendorClient): string[] {
  for (const { page } of found.flatMap(({ collection }) => collection.pages)) {
    const row = page.jobs.findIndex(({ id }) => id === plan.id);
    if (row >= 0) {
      const status = parsedCells(page.table, 'jobs', host)[row];
      const names = typeof status === 'object' && status !== null ? Object.keys(status) : [];
      return names.filter((name) => /^\d{1,18}$/.test(name));
    }
  }
  return [];
}
