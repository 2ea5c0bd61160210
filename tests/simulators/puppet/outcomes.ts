import type { Job, JobEvent } from './job';

/** What is known of an event by now. */
export interface EventFate {
  jobFailed: boolean;
  /** The node's run, or the whole job, has ended. */
  isOver: boolean;
}

/** What the vendor's page on GET /jobs/:id/events says of each type, word for word, and what follows from it. */
export function eventOutcome(type: string, { jobFailed, isOver }: EventFate): string {
  switch (type) {
    // "There was an error running Puppet on a node."
    case 'node_errored':
    // "The Puppet run failed."
    case 'node_failed':
    // "A job ended without completing."
    case 'job_aborted':
      return 'failure';
    // "Puppet ran successfully."
    case 'node_finished':
      return 'success';
    // "Puppet has started running on a node." Once the run is over that is no more than news of its begin.
    case 'node_running':
      return isOver ? 'info' : 'running';
    // "A Puppet run was skipped on a node (for example, when a dependency fails)."
    case 'node_skipped':
      return 'skipped';
    // "The job received a stop request, but it is still running (in the process of stopping)."
    case 'job_stopping':
      return 'stopped';
    // "The job is no longer running. The details describe the final outcome."
    case 'job_finished':
      return jobFailed ? 'failure' : 'success';
    default:
      return 'unknown';
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
