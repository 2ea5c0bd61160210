import { AnswerError } from '../../sentences/answer-error';
import { isoTime } from '../iso-time';
import { fetchTable } from '../fetch-table';
import { hasEnded } from './job';
import type { Job } from './job';
import { jobPlan } from './plans';
import { UnknownJob } from './refusals';
import { jobRequest } from './requests';
import { forGood, freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

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
  const job = jobOfHead(id, await fetchHead(id, client));
  return { value: job, bytes: recordBytes, freshFor: hasEnded(job) ? forGood : freshFor };
}

async function fetchHead(id: string, client: VendorClient): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await fetchTable(jobRequest(id), jobPlan, client)).head;
  } catch (error) {
    throw error instanceof UnknownJob ? new AnswerError(`Puppet has no job ${id}.`, error.status) : error;
  }
}

function jobOfHead(id: string, head: Readonly<Record<string, unknown>>): Job {
  const nodeStates = head.nodeStates;
  return {
    id,
    state: textOf(head.state),
    type: null,
    task: null,
    target: null,
    owner: textOf(head.owner),
    created: isoTime(head.created),
    finished: isoTime(head.finished),
    changed: isoTime(head.changed),
    nodeCount: typeof head.nodeCount === 'number' ? head.nodeCount : NaN,
    nodeStates: typeof nodeStates === 'object' && nodeStates !== null ? JSON.stringify(nodeStates) : null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
