import { eachRun } from '../../client/each-run';
import type { ProgressReading, ReadRequest } from '../vendor';
import { chooseJobs } from './chosen-jobs';
import { readJob } from './event-walk';
import type { Job } from './job';
import { statesByEvents } from './states-by-events';
import type { VendorClient } from '../../client/client';

/** Puppet leaves out the states that no node is in; a count of 0 is worth a row. */
const nodeStates = ['new', 'ready', 'running', 'stopping', 'finished', 'failed', 'errored', 'skipped', 'stopped'];

type States = Readonly<Record<string, number>>;

/** How many nodes of each job are in each state. */
export async function readProgress(request: ReadRequest, client: VendorClient): Promise<ProgressReading> {
  const chosen = await chooseJobs(request, client);
  const { results, shortfalls } = await eachRun('job', chosen.ids, client, async (id, part) => {
    const job = await chosen.jobOf(id, part);
    return { run: id, states: withZeros(recordedStates(job) ?? (await statesOfEvents(job, part))) };
  });
  return { runs: results, notices: chosen.notices, shortfalls: [...chosen.shortfalls, ...shortfalls] };
}

/** By the job's record; undefined where it does not say. A job without nodes has null for its states. */
function recordedStates({ nodeStates: text, nodeCount }: Job): States | undefined {
  const recorded = parsed(text);
  if (typeof recorded !== 'object' || recorded === null) {
    return Number.isNaN(nodeCount) ? undefined : {};
  }
  const states: Record<string, number> = {};
  for (const [state, count] of Object.entries(recorded)) {
    if (typeof count === 'number') {
      states[state] = count;
    }
  }
  return states;
}

/** What is no good JSON to this runtime, as a number beyond all bounds, says nothing. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

async function statesOfEvents(job: Job, client: VendorClient): Promise<States> {
  const { events } = await readJob(job, false, client);
  return statesByEvents(events, client.host);
}

function withZeros(states: States): Array<readonly [string, number]> {
  const others = Object.keys(states).filter((state) => nodeStates.indexOf(state) < 0);
  return [...nodeStates, ...others].map((state) => [state, states[state] ?? 0] as const);
}
