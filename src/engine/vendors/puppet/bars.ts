import { classify } from '../../columns/classify';
import { concatenateEvents } from '../../events/concatenate-events';
import type { Events } from '../../events/events';
import type { Host } from '../../seam/host';
import { endOf } from './job';
import type { Job } from './job';

const begins = ['node_running'];
const ends = ['node_finished', 'node_failed', 'node_errored', 'node_skipped'];
const closes = ['job_finished', 'job_aborted'];

/**
 * A job's events with the runs of its nodes as bars: an outcome event begins with its node's `node_running`, which is
 * gone then. What only the job's finish closes ends with the job, its outcome unknown; what nothing closes goes on.
 */
export function barsOf(job: Job, pieces: readonly Events[], host: Host): Events {
  const events = concatenateEvents(pieces, host);
  const finish = finishOf(job, events, host);
  const roles = Int32Array.from([undefined, ...events.event.values], (word) =>
    word === undefined ? -1 : [begins, ends].findIndex((words) => words.indexOf(word) >= 0)
  );
  const spans = host.columns.spans(
    events.target.codes,
    host.columns.recode(events.event.codes, roles),
    events.time.values,
    finish
  );
  const open = { kind: 'dictionary' as const, codes: spans.open, values: ['open'] };
  return {
    ...events,
    time: { kind: 'number', values: spans.starts },
    end: { kind: 'number', values: spans.ends },
    outcome: Number.isNaN(finish)
      ? events.outcome
      : classify(host, [events.outcome, open], (outcome, isOpen) => (isOpen === null ? outcome : 'unknown')),
  };
}

/** By the last event that says so, else by the job's record; NaN while it goes on. */
function finishOf(job: Job, { length, event, time }: Events, { columns }: Host): number {
  const allowed = Uint8Array.from([0, ...event.values.map((word) => (closes.indexOf(word) >= 0 ? 1 : 0))]);
  const rows = columns.select(length, [
    { kind: 'codes', codes: event.codes, allowed },
    { kind: 'range', values: time.values, min: -Infinity, max: Infinity },
  ]);
  return time.values[rows[rows.length - 1] ?? -1] ?? endOf(job);
}
