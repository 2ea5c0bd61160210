import { whereWord } from '../../../columns/where-word';
import { foldedWord } from '../../../events/folded-word';
import type { Events } from '../../../events/events';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import { hasEnded, type Job } from '../job';
import { jobOutcome } from '../outcomes';
import { countStates, endStates, failedStates, statesOfEvents } from './states-of-events';

const advice = "so that what happened there is missing: try again, and look at Puppet's console if it stays so.";

/** Says what a job's record, which was read before them, tells and its events do not show. */
export function noteNotShown(job: Job, events: Events, host: Host, notes: Notes): void {
  notes.counted('shortfall', beforeTheirJob, countBefore(job, events, host));
  notes.counted('shortfall', endedAtTwoTimes, countApart(job, events, host));
  if (events.length === 0 && hasEnded(job)) {
    noteNoEvents(job, notes);
    return;
  }
  const shown = statesOfEvents(events, host);
  const isCut = wasStopped(job) || events.event.values.some((word) => foldedWord(word) === 'jobaborted');
  notes.counted('shortfall', withoutEnd, notShown(job, shown, isCut));
  const isFailure = jobOutcome(job.state) === 'failure' && job.nodeCount !== 0;
  notes.counted('shortfall', withoutFailure, isFailure && events.outcome.values.indexOf('failure') < 0 ? 1 : 0);
}

function countBefore({ created }: Job, { length, time }: Events, { columns }: Host): number {
  return columns.select(length, [{ kind: 'range', values: time.values, min: -Infinity, max: created - mostAhead }])
    .length;
}

/** The event of a job's end and the record of the job tell the same moment. */
function countApart(job: Job, { length, event, time }: Events, { columns }: Host): number {
  const end = [whereWord(event, (word) => foldedWord(word) === 'jobfinished')];
  const isTold = !Number.isNaN(job.finished) && !wasStopped(job);
  const near = { min: job.finished - mostAhead, max: job.finished + mostAhead };
  const told = columns.select(length, end);
  const alike = columns.select(length, [...end, { kind: 'range', values: time.values, ...near }]);
  return isTold && alike.length < told.length ? 1 : 0;
}

/**
 * A job without nodes has none. Of one that was stopped before one of them ended, versions that know no event of a job's end
 * tell nothing, and some no states of its nodes either.
 */
function noteNoEvents(job: Job, notes: Notes): void {
  const { nodeCount, nodeStates } = job;
  const noneEnded = nodeStates === undefined || countStates(nodeStates, endStates) === 0;
  if (nodeCount !== 0 && wasStopped(job) && noneEnded) {
    notes.counted('notice', stoppedEarly, 1);
  } else if (nodeCount !== 0) {
    notes.counted('shortfall', withoutEvents, 1);
  }
}

function wasStopped({ state }: Job): boolean {
  return jobOutcome(state) === 'stopped';
}

/** How many nodes ended without an event that says so; those that a job was cut short before have none. */
function notShown(job: Job, shown: ReadonlyMap<string, number>, isCut: boolean): number {
  const { nodeCount, nodeStates } = job;
  if (nodeStates !== undefined && nodeStates.size > 0) {
    const missing = (words: readonly string[]): number =>
      Math.max(0, countStates(nodeStates, words) - countStates(shown, words));
    return missing(failedStates) + missing(['finished']) + (isCut ? 0 : missing(['skipped']));
  }
  return isCut || !hasEnded(job) ? 0 : Math.max(0, nodeCount - countStates(shown, endStates));
}

const beforeTheirJob = {
  key: 'events before their job',
  sentence: (count: number) =>
    `Puppet dates ${plural(count, 'event')} before the job that ${count === 1 ? 'it is' : 'they are'} of was created, so that events may be missing from the time range: check Puppet's clock and zone.`,
};

const endedAtTwoTimes = {
  key: 'jobs that ended at two times',
  sentence: (count: number) =>
    `Puppet dates the end of ${plural(count, 'job')} otherwise in ${count === 1 ? 'its' : 'their'} events than in ${count === 1 ? 'its record' : 'their records'}, so that events may be missing from the time range: check Puppet's clock and zone.`,
};

const stoppedEarly = {
  key: 'jobs stopped early',
  sentence: (count: number) =>
    `Puppet shows no event of ${plural(count, 'job')} that ${count === 1 ? 'was' : 'were'} stopped, as of those that no node had ended in.`,
};

const withoutEvents = {
  key: 'jobs without events',
  sentence: (count: number) => `Puppet shows no event of ${plural(count, 'job')} that ended, ${advice}`,
};

const withoutEnd = {
  key: 'nodes without an event of their end',
  sentence: (count: number) => `Puppet counts ${plural(count, 'node')} more that ended than its events show, ${advice}`,
};

const withoutFailure = {
  key: 'failed jobs without a failure',
  sentence: (count: number) =>
    `Puppet shows no failure in the events of ${plural(count, 'job')} that failed, ${advice}`,
};
