import type { VendorClient } from '../../client/client';
import { forGood, freshBriefly } from '../../client/produced';
import { isoTime } from '../iso-time';
import { hasEnded, jobType, nodeStatesOf } from './job';
import type { Job } from './job';
import { jobPlan } from './plans';
import { jobAsk } from './requests';

/** What a job record costs to keep. */
const recordBytes = 500;

/** The record of a job that was asked for by its id. One that has ended is kept. */
export function jobRecord(id: string, client: VendorClient): Promise<Job> {
  return client.once(`job ${id}`, (inner) => readRecord(id, inner, freshBriefly));
}

/** The record again, for a job whose events say that it has ended while its record did not yet. */
export function endedJobRecord(id: string, client: VendorClient): Promise<Job> {
  return client.once(`ended job ${id}`, (inner) => readRecord(id, inner, 0));
}

async function readRecord(id: string, client: VendorClient, freshFor: number) {
  const { table } = await client.fetch(jobAsk(id), jobPlan);
  const job = jobOfHead(id, table?.head ?? {});
  return { value: job, bytes: recordBytes, records: 1, freshFor: hasEnded(job) ? forGood : freshFor };
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
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
