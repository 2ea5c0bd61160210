import type { TruthEvent } from '../base/truth';
import { type BigJob, bigChanged, bigEventType, bigNode, bigTime } from './big-job';
import { eventEffect } from './effects';
import { eventOutcome } from './outcomes';

/** The events of a big job, which finished before anyone saw it. */
export function bigEventsOf({ job, events, firstEvent }: BigJob): TruthEvent[] {
  const fate = { jobFailed: job.state === 'failed', isOver: true };
  return Array.from({ length: events }, (_, index) => {
    const type = bigEventType(index, events);
    const ends = type === 'node_finished' || type === 'node_failed';
    return {
      time: bigTime(index, events, job.created),
      end: null,
      event: type,
      outcome: eventOutcome(type, fate),
      effect: eventEffect(ends ? { noop: false, changed: bigChanged(index) } : null),
      actor: job.owner.login,
      target: type === 'job_finished' ? null : bigNode(index),
      run: String(job.number),
      message: null,
      vendorId: String(firstEvent + index),
    };
  });
}
