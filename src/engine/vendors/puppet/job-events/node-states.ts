import type { VendorClient } from '../../../client/client';
import type { Run } from '../../../events/run';
import { Notes, type Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { hasEnded, nodeStates, type Job } from '../job';
import { jobOutcome } from '../outcomes';
import { countStates, statesOfEvents } from './states-of-events';
import { walkJob } from './walk';

/**
 * How many nodes of a job are in each state, zeros included: by its record where that accounts for all of its nodes, or
 * else by the last event of each node.
 */
export async function nodeStatesOfJob(job: Job, client: VendorClient): Promise<Reading<Run['states']>> {
  const notes = new Notes();
  const told = job.nodeStates ?? new Map<string, number>();
  const due = Number.isNaN(job.nodeCount) ? 1 : job.nodeCount;
  if (sumOf(told) >= due) {
    return notes.reading(withZeros(told));
  }
  const seen = statesOfEvents(notes.take(await walkJob(job, false, client)).events, client.host);
  const shown = hasEnded(job) ? withoutRunning(seen) : seen;
  const states = sumOf(shown) < sumOf(told) ? told : shown;
  // In a job that goes on, or was stopped, they have not begun.
  const isWhole = hasEnded(job) && jobOutcome(job.state) !== 'stopped';
  notes.counted(
    isWhole ? 'shortfall' : 'notice',
    withoutState,
    Math.max(job.nodeCount || 0, sumOf(seen)) - sumOf(states)
  );
  return notes.reading(withZeros(states));
}

/** In a job that has ended nothing runs: what became of nodes that only began is not known. */
function withoutRunning(states: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map(Array.from(states).filter(([state]) => state !== 'running'));
}

const withoutState = {
  key: 'nodes without a state',
  sentence: (count: number) =>
    `Puppet counts ${plural(count, 'node')} of which neither the job's record nor its events tell the state: ${count === 1 ? 'it is' : 'they are'} not among these numbers.`,
};

function sumOf(states: ReadonlyMap<string, number>): number {
  return countStates(states, Array.from(states.keys()));
}

function withZeros(states: ReadonlyMap<string, number>): Run['states'] {
  const others = Array.from(states.keys()).filter((state) => nodeStates.indexOf(state) < 0);
  return [...nodeStates, ...others].map((state) => [state, states.get(state) ?? 0] as const);
}
