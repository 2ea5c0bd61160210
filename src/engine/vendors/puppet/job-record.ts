import type { VendorClient } from '../../client/client';
import { forGood, freshBriefly } from '../../client/produced';
import type { Ask } from '../../sentences/ask';
import { isoTime } from '../iso-time';
import { hasEnded, jobType, nodeStatesOf, planNumber, planType } from './job';
import type { Job } from './job';
import { jobPlan } from './plans';
import { jobAsk, planRunAsk } from './requests';

/** What a job record costs to keep. */
const recordBytes = 500;

/** The record of a job or a plan run that was asked for by its id. One that has ended is kept. */
export function jobRecord(id: string, client: VendorClient): Promise<Job> {
  return client.once(`job ${id}`, (inner) => readRecord(id, inner, freshBriefly));
}

/** The record again, for a job whose events say that it has ended while its record did not yet. */
export function endedJobRecord(id: string, client: VendorClient): Promise<Job> {
  return client.once(`ended job ${id}`, (inner) => readRecord(id, inner, 0));
}

async function readRecord(id: string, client: VendorClient, freshFor: number) {
  const number = planNumber(id);
  const job = number === undefined ? await readJob(id, jobAsk(id), client) : await readPlanRun(id, number, client);
  return { value: job, bytes: recordBytes, records: 1, freshFor: hasEnded(job) ? forGood : freshFor };
}

async function readJob(id: string, ask: Ask, client: VendorClient): Promise<Job> {
  const { table } = await client.fetch(ask, jobPlan);
  return jobOfHead(id, table?.head ?? {});
}

async function readPlanRun(id: string, number: string, client: VendorClient): Promise<Job> {
  const record = await readJob(id, planRunAsk(number), client);
  // There is no time of the last change.
  const changed = Number.isNaN(record.finished) ? record.created : record.finished;
  return { ...record, type: planType, changed };
}

function jobOfHead(id: string, head: Readonly<Record<string, unknown>>): Job {
  const task = textOf(head.task);
  return {
    id,
    state: textOf(head.state),
    type: jobType(textOf(head.type), textOf(head.command), task),
    task,
    plan: textOf(head.plan),
    environment: textOf(head.environment) ?? textOf(head.oldEnvironment),
    owner: textOf(head.owner),
    created: isoTime(head.created),
    finished: isoTime(head.finished),
    changed: isoTime(head.changed),
    nodeCount: typeof head.nodeCount === 'number' ? head.nodeCount : NaN,
    nodeStates: nodeStatesOf(head.nodeStates),
    jobs: planJobsOf(head.jobs),
  };
}

/** A plan run's `status` is `{"8765":["running","finished"]}`; a job's is a list. */
function planJobsOf(status: unknown): string[] {
  const names = typeof status === 'object' && status !== null && !Array.isArray(status) ? Object.keys(status) : [];
  return names.filter((name) => /^[1-9]\d{0,17}$/.test(name)).sort((a, b) => Number(a) - Number(b));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
