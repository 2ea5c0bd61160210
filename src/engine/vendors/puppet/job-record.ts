import { AnswerError } from '../../answer-error';
import { isoTime } from '../../iso-time';
import { fetchTable } from '../fetch-table';
import { forGood, freshBriefly } from '../vendor';
import type { Work } from '../vendor';
import { hasEnded } from './job';
import type { Job } from './job';
import { jobPlan } from './plans';
import { UnknownJob } from './refusals';
import { jobRequest } from './requests';

/** What a job record costs to keep. */
const recordBytes = 500;

/** The record of a job that was asked for by its id. One that has ended is kept. */
export function jobRecord(id: string, work: Work): Promise<Job> {
  return work.shared(`job ${id}`, (own) => readRecord(id, own, freshBriefly));
}

/** The record again, for a job whose events say that it has ended while its record did not yet. */
export function endedJobRecord(id: string, work: Work): Promise<Job> {
  return work.shared(`ended job ${id}`, (own) => readRecord(id, own, 0));
}

async function readRecord(id: string, work: Work, freshFor: number) {
  const job = jobOfHead(id, await fetchHead(id, work));
  return { value: job, bytes: recordBytes, freshFor: hasEnded(job) ? forGood : freshFor };
}

async function fetchHead(id: string, work: Work): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await fetchTable(jobRequest(id), jobPlan, work)).head;
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
