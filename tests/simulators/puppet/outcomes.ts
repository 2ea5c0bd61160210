import { outcomes } from '../base/outcomes';
import type { Job, JobEvent } from './job';

/** What is known of an event by now. */
export interface EventFate {
  jobFailed: boolean;
  /** The node's run, or the whole job, has ended. */
  isOver: boolean;
}

export function eventOutcome(type: string, fate: EventFate): string {
  const said = saidOf(type, fate);
  return said === undefined ? 'unknown' : outcomes[said];
}

/** What the vendor's page on GET /jobs/:id/events says of each type. */
function saidOf(type: string, { jobFailed, isOver }: EventFate): keyof typeof outcomes | undefined {
  switch (type) {
    case 'node_errored':
      return 'there was an error running Puppet';
    case 'node_failed':
      return 'the run failed';
    case 'node_finished':
      return 'ran successfully';
    case 'node_running':
      return isOver ? 'has started running, and ended since' : 'has started running';
    // "(for example, when a dependency fails)"
    case 'node_skipped':
      return 'was skipped';
    case 'job_aborted':
      return 'ended without completing';
    // ", but it is still running (in the process of stopping)"
    case 'job_stopping':
      return 'received a stop request';
    // "The job is no longer running. The details describe the final outcome."
    case 'job_finished':
      return jobFailed ? 'failed' : 'finished';
    default:
      return undefined;
  }
}

/** Whether the run that this event tells of is over: a later event of its node says so, or the job has ended. */
export function hasRunOut({ id, node, type }: JobEvent, events: readonly JobEvent[], job: Job): boolean {
  return (
    type === 'node_running' &&
    (job.finished !== null ||
      events.some((later) => later.id > id && later.node === node && later.type !== 'node_running'))
  );
}
