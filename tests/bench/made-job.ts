import type { Simulator } from '../simulators/base/simulator';
import { jobRecord } from '../simulators/puppet/handmade-job';

export interface MadeJob {
  name: string;
  nodes: number;
  /** Types of the events that each run of a node has. */
  types: readonly string[];
  /** How often each node runs; absent = once. */
  runs?: number;
  /** Of each event. */
  message?: string;
}

/** Gives the simulator a job that finished a minute ago, of any size. */
export function makeJob(puppet: Simulator, { name, nodes, types, runs = 1, message = '' }: MadeJob): void {
  const at = (secondsAgo: number) => new Date(puppet.clock.now() - secondsAgo * 1_000).toISOString();
  const nodeRuns = nodes * runs;
  const events = Array.from({ length: nodeRuns * types.length }, (_, index) => ({
    id: String(9_000_000 + index),
    type: types[index % types.length],
    timestamp: at(500 - Math.floor((index / types.length / nodeRuns) * 400)),
    details: { node: `node-${Math.floor(index / types.length) % nodes}.example.com` },
    message,
  }));
  const times = { created: at(600), finished: at(60) };
  puppet.add({
    job: jobRecord({ name, type: 'task', nodeCount: nodes, nodeStates: { finished: nodes }, ...times }),
    events,
  });
}
