import { json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Retained } from './retained';
import { type Job, stateOf } from './job';
import type { Switches } from './switches';
import { shownState } from './words';

/** GET /job/search, as an SDK by one of the vendor's people reads it. That the newest come first is an inference. */
export function searchJobs(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>) {
  const now = retained.clock.now();
  const asked = (name: string) => request.query.get(name) ?? undefined;
  const statuses = asked('status')?.split(',');
  const text = asked('query')?.toLowerCase();
  const from = Date.parse(asked('startDate') ?? '') || -Infinity;
  const to = Date.parse(asked('endDate') ?? '') || Infinity;
  const workflow = asked('workflowId');
  const found = retained
    .jobs()
    .filter(
      (job) =>
        job.created >= from &&
        job.created <= to &&
        (workflow === undefined || job.workflow.id === workflow) &&
        (text === undefined || job.title.toLowerCase().includes(text)) &&
        (statuses === undefined ||
          statuses.includes(stateOf(job, now)) ||
          statuses.includes(shownState(job, now, switches)))
    );
  const offset = Number(asked('offset') ?? 0);
  const count = Math.min(Number(asked('maxResults') ?? 25), switches.searchPage);
  const given = [...retained.company.given.values()].flatMap(({ listed, archived }) =>
    listed === undefined || !isShown(archived, asked('archiveStatus')) ? [] : [listed]
  );
  const records = [...given, ...found.map((job) => jobRecord(job, now, switches))];
  return json({ totalCount: records.length, jobs: records.slice(offset, offset + count) });
}

/** What is listed when nothing is said of archived jobs is unknown: only those that are not. */
function isShown(archived: boolean, status = 'nonArchivedOnly'): boolean {
  return status === 'all' || archived === (status === 'archivedOnly');
}

function jobRecord(job: Job, now: number, switches: Readonly<Switches>) {
  return {
    jobExecutionId: job.id,
    title: job.title,
    description: 'Started "by hand" <here> & now',
    workflowId: job.workflow.id,
    status: shownState(job, now, switches),
    createdAt: new Date(job.created).toISOString(),
    user: job.user,
    workflow: {
      id: job.workflow.id,
      name: job.workflow.name,
      description: '',
      industry: 'Finance',
      executionEstimation: 60,
    },
    workspace: {},
    audit: {},
  };
}
