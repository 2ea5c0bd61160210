import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import type { Run } from '../../../events/run';
import type { Job } from '../job';
import { walkJob } from './walk';

/** Puppet leaves out the states that no node is in; a count of 0 is worth a row. */
const nodeStates = ['new', 'ready', 'running', 'stopping', 'finished', 'failed', 'errored', 'skipped', 'stopped'];
const prefix = 'node_';

/** How many nodes of a job are in each state: by its record, or else by the last event of each node. */
export async function nodeStatesOfJob(job: Job, client: VendorClient): Promise<Reading<Run['states']>> {
  const notes = new Notes();
  const states = job.nodeStates ?? (job.nodeCount === 0 ? new Map<string, number>() : undefined);
  return notes.reading(
    withZeros(states ?? statesByEvents(notes.take(await walkJob(job, false, client)).events, client.host))
  );
}

function statesByEvents({ length, event, target }: Events, { columns }: Host): ReadonlyMap<string, number> {
  const states = event.values.map((word) => (word.startsWith(prefix) ? word.slice(prefix.length) : ''));
  const ofNodes = columns.select(length, [
    {
      kind: 'codes',
      codes: event.codes,
      allowed: Uint8Array.from([0, ...states.map((state) => (state === '' ? 0 : 1))]),
    },
    { kind: 'codes', codes: target.codes, allowed: Uint8Array.from([0, ...target.values.map(() => 1)]) },
  ]);
  const lastOfEach = columns.firstOfEach(ofNodes.slice().reverse(), target.codes);
  const counts = columns.tally(lastOfEach, event.codes, states.length);
  return new Map(states.map((state, code) => [state, counts[code + 1] ?? 0] as const).filter(([, count]) => count > 0));
}

function withZeros(states: ReadonlyMap<string, number>): Run['states'] {
  const others = Array.from(states.keys()).filter((state) => nodeStates.indexOf(state) < 0);
  return [...nodeStates, ...others].map((state) => [state, states.get(state) ?? 0] as const);
}
