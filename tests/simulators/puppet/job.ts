import type { RunFacts } from './effects';

/** The types that the docs of 2019 to 2023 list. */
export type KnownJobType = 'deploy' | 'task' | 'plan_task';
/** Servers add some. */
export type JobType = KnownJobType | (string & {});
export type JobState = 'new' | 'ready' | 'running' | 'stopping' | 'stopped' | 'finished' | 'failed';
export type NodeState = 'new' | 'ready' | 'running' | 'finished' | 'failed' | 'errored' | 'skipped';

export interface Owner {
  id: string;
  login: string;
  display_name: string;
  email: string;
}

export interface JobEvent {
  id: number;
  type: string;
  /** Epoch ms, whole seconds. */
  time: number;
  node: string | null;
  detail: unknown;
  message: string;
  /** What the detail says of changes; null where it says nothing. */
  facts: RunFacts | null;
}

export interface NodeRun {
  name: string;
  state: NodeState;
  start: number | null;
  finish: number | null;
  /** Task output or Puppet run report; null until the run ended. */
  result: unknown;
  /** Why, as /nodes tells it. */
  note: string | null;
  latestEvent: number | null;
}

export interface Job {
  number: number;
  type: JobType;
  /** Task of a task or plan_task job. */
  task: string | null;
  planJob: number | null;
  /** The plan fails although its tasks finish. */
  planFails?: boolean;
  environment: string;
  noop: boolean;
  owner: Owner;
  description: string;
  created: number;
  finished: number | null;
  state: JobState;
  history: Array<{ state: JobState; time: number }>;
  nodes: NodeRun[];
  /** How many nodes are in each state, where `nodes` does not list them. */
  nodeStates?: Readonly<Record<string, number>>;
  events: JobEvent[];
  /** Given word for word: nothing is made of it but what sorts and filters. */
  given?: GivenJob;
}

export interface GivenJob {
  record: Readonly<Record<string, unknown>>;
  events: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

export const endStates: readonly JobState[] = ['stopped', 'finished', 'failed'];

/** Epoch ms as the orchestrator writes times. */
export function timestamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
