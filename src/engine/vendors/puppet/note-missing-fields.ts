import { madeOnce } from '../../../model/made-once';
import type { VendorClient } from '../../client/client';
import { whereEmpty } from '../../columns/where-null';
import { whereWord } from '../../columns/where-word';
import type { Events } from '../../events/events';
import { foldedWord } from '../../events/folded-word';
import type { Notes } from '../../reading/reading';
import type { Host } from '../../seam/host';
import { noteUnknownOutcomeOfJob } from '../note-unknown-outcome-of-job';
import { noteUnknownOutcomes } from '../note-unknown-outcomes';
import { noteMissingValues, withoutValue } from '../note-missing-values';
import { passesFilters } from '../passes-filters';
import type { ReadRequest } from '../vendor';
import type { Job } from './job';
import { jobOutcome } from './outcomes';

/** Says of which jobs or plan runs, as events, the record lacks what a query looks for. */
export async function noteMissingFieldsOfJobs(
  pieces: readonly Events[],
  jobs: readonly Job[],
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const withTarget = new Set(jobs.filter(hasTarget).map(({ id }) => id));
  for (const events of pieces) {
    const lacks = { events, lasts: true, word: 'job' };
    const noOwner = [whereEmpty(events.actor)];
    await noteMissingValues({ ...lacks, field: 'actor', named: 'owner', where: noOwner }, request, client, notes);
    const noTarget = [whereEmpty(events.target), whereWord(events.run, (id) => withTarget.has(id))];
    const named = 'task, plan or environment';
    await noteMissingValues({ ...lacks, field: 'target', named, where: noTarget }, request, client, notes);
    await noteUnknownOutcomes({ ...lacks, words: events.event }, jobOutcome, request, client, notes);
  }
}

/** Rows of a job's events that lack what such events have as a rule. */
interface MissingFields {
  noNode: Int32Array;
  noEffect: Int32Array;
}

/** Events are remembered, and asked for by every panel. */
const missingOf = madeOnce((events: Events, type: string, { columns }: Host): MissingFields => {
  const { length, event, target, effect } = events;
  const ofNode = whereWord(event, (word) => foldedWord(word).startsWith('node'));
  // Tasks do not say what they changed, and what a run that failed says is not documented.
  const ofRun = whereWord(event, (word) => type === 'deploy' && foldedWord(word) === 'nodefinished');
  return {
    noNode: columns.select(length, [ofNode, whereEmpty(target)]),
    noEffect: columns.select(length, [ofRun, whereEmpty(effect)]),
  };
});

/** Whether there is nothing of a job that `noteMissingFieldsOfJob` could say, as is the rule. */
export function lacksNothing({ state, type, owner }: Job, events: Events, host: Host): boolean {
  const { noNode, noEffect } = missingOf(events, type, host);
  return owner !== null && jobOutcome(state) !== 'unknown' && noNode.length === 0 && noEffect.length === 0;
}

/** The same of a job whose events are asked for. */
export async function noteMissingFieldsOfJob(
  job: Job,
  events: Events,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const { id, state, type, owner } = job;
  if (lacksNothing(job, events, client.host)) {
    return;
  }
  const lacks = { events, lasts: false, word: 'event' };
  if (owner === null) {
    const ofJob = { ...lacks, word: 'job', most: 1 };
    await noteMissingValues({ ...ofJob, field: 'actor', named: 'owner', where: [] }, request, client, notes);
  }
  const { noNode, noEffect } = missingOf(events, type, client.host);
  if (noNode.length > 0) {
    const where = [{ kind: 'rows', rows: noNode }] as const;
    await noteMissingValues({ ...lacks, field: 'target', named: 'node', where }, request, client, notes);
  }
  if (noEffect.length > 0) {
    const where = [{ kind: 'rows', rows: noEffect }] as const;
    await noteMissingValues(
      { ...lacks, field: 'effect', named: 'noop, status or metrics', where },
      request,
      client,
      notes
    );
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
  { model }: VendorClient,
  notes: Notes
): Promise<void> {
  if (owner === null && !(await passesFilters({ actor: '' }, request)) && (await passesFilters({ run: id }, request))) {
    notes.unknown('actor', withoutValue('job', 'owner', model), 1);
  }
}

/** Steps of plans are of many kinds. */
function hasTarget({ type }: Job): boolean {
  return ['deploy', 'task', 'plantask', 'plan'].includes(foldedWord(type));
}
