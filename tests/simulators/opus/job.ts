import type { Person, Workflow } from './names';

/** One node of a job as it is planned to run; what can be seen of it depends on the time. */
export interface JobNode {
  name: string;
  /** Epoch ms; null = the job never gets there. */
  start: number | null;
  /** Milliseconds. */
  duration: number;
  /** What it waits as while it lasts; null = it runs. */
  waitsAs: 'WAITING' | 'SLEEPING' | null;
  /** What it ends as; null = the job ends before it does. */
  ends: 'COMPLETED' | 'FAILED' | null;
}

export interface Job {
  id: string;
  workflow: Workflow;
  title: string;
  user: Person;
  /** Epoch ms. */
  created: number;
  ended: number;
  endState: 'COMPLETED' | 'FAILED' | 'CANCELLED';
  nodes: readonly JobNode[];
  /** Bytes of base64 in the first node's input. */
  payloadBytes: number;
}

/** What is answered for a job, word for word; undefined = what Opus answers where it has nothing. */
export interface GivenJob {
  status: unknown;
  audit: unknown;
  /** As `GET /job/search` lists it. */
  listed: unknown;
  /** Someone put it away in Opus. */
  archived: boolean;
}

export type NodeSight = 'unseen' | 'running' | 'waiting' | 'ended';

/** What the audit shows of a node at this time. */
export function sightOf(node: JobNode, job: Job, now: number): NodeSight {
  if (node.start === null || node.start > now) {
    return 'unseen';
  }
  if (node.ends !== null && now >= node.start + node.duration) {
    return 'ended';
  }
  // of a node that was under way when its job was cancelled nothing remains
  return now >= job.ended ? 'unseen' : node.waitsAs ? 'waiting' : 'running';
}

export function stateOf(job: Job, now: number): string {
  const first = Math.min(...job.nodes.map(({ start }) => start ?? Infinity));
  if (now >= job.ended) {
    return job.endState;
  }
  return now < first
    ? 'PENDING'
    : job.nodes.some((node) => sightOf(node, job, now) === 'waiting')
      ? 'WAITING'
      : 'IN PROGRESS';
}

/** The audit has one place for a running node: of parallel ones it shows the first. */
export function runningNode(job: Job, now: number): JobNode | undefined {
  return job.nodes.find((node) => sightOf(node, job, now) === 'running');
}
