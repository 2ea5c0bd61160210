import type { VendorClient } from '../../client/client';
import { whereNull } from '../../columns/where-null';
import { whereWord } from '../../columns/where-word';
import type { Events } from '../../events/events';
import { foldedWord } from '../../events/folded-word';
import type { Notes } from '../../reading/reading';
import type { Condition } from '../../seam/host';
import { plural } from '../../sentences/counts';
import { noteUnknownOutcomeOfJob, noteUnknownOutcomes } from '../note-unknown-outcomes';
import { passesFilters } from '../passing-rows';
import { rowsLeftOut } from '../rows-left-out';
import type { ReadRequest } from '../vendor';
import type { Job } from './job';
import { jobOutcome } from './outcomes';

/** Says of which jobs or plan runs, as events, the record lacks what a query looks for. */
export async function noteMissingFieldsOfJobs(
  events: Events,
  jobs: readonly Job[],
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const withTarget = new Set(jobs.filter(hasTarget).map(({ id }) => id));
  const due: Record<keyof typeof named, Condition[]> = {
    actor: [],
    target: [whereWord(events.run, (id) => withTarget.has(id))],
  };
  for (const field of ['actor', 'target'] as const) {
    const where = [whereNull(events[field]), ...due[field]];
    const rows = await rowsLeftOut({ events, field, as: '', where, lasts: true }, request, client);
    notes.unknown(field, without(field), rows.length);
  }
  await noteUnknownOutcomes(
    { events, words: events.event, word: 'job', lasts: true },
    jobOutcome,
    request,
    client,
    notes
  );
}

/** The same of a job whose events are asked for. */
export async function noteMissingFieldsOfJob(
  { id, state, owner }: Job,
  events: Events,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  if (owner === null) {
    const rows = await rowsLeftOut({ events, field: 'actor', as: '', where: [], lasts: false }, request, client);
    notes.unknown('actor', without('actor'), Math.min(1, rows.length));
  }
  const outcome = jobOutcome(state);
  if (outcome !== 'unknown') {
    return;
  }
  // All that the state decides is what the job's end means, which no node has.
  const end = { event: 'job_finished', target: '', actor: owner ?? '', run: id };
  await noteUnknownOutcomeOfJob({ word: state, outcome }, end, request, client, notes);
}

/** Says of a job without an owner that the filters leave it out of what is made of whole jobs. */
export async function noteMissingOwner(
  { id, owner }: Job,
  request: Pick<ReadRequest, 'only'>,
  notes: Notes
): Promise<void> {
  if (owner === null && !(await passesFilters({ actor: '' }, request)) && (await passesFilters({ run: id }, request))) {
    notes.unknown('actor', without('actor'), 1);
  }
}

/** Steps of plans are of many kinds. */
function hasTarget({ type }: Job): boolean {
  return ['deploy', 'task', 'plantask', 'plan'].includes(foldedWord(type));
}

const named = { actor: 'owner', target: 'task, plan or environment' } as const;

function without(field: keyof typeof named) {
  return {
    key: `jobs without ${field}`,
    sentence: (count: number) =>
      `${plural(count, 'job')} of Puppet ${count === 1 ? 'has' : 'have'} no ${named[field]} that can be read, so that jobs may be missing: look at Puppet's console, and for a newer Runtrail.`,
  };
}
