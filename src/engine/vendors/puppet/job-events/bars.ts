import { foldedWord } from '../../../events/folded-word';
import { classify } from '../../../columns/classify';
import { whereNotNull } from '../../../columns/where-null';
import { whereNumber } from '../../../columns/where-number';
import { whereWord } from '../../../columns/where-word';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import { withColumns } from '../../../events/with-columns';
import type { Condition, JoinedBars } from '../../../seam/column-tools';
import type { Host } from '../../../seam/host';
import { hasEnded, type Job } from '../job';
import { eventOutcome } from '../outcomes';

const begins = ['noderunning'];
const ends = ['nodefinished', 'nodefailed', 'nodeerrored', 'nodeskipped'];
const closes = ['jobfinished', 'jobaborted'];

/** Each node's run from its `node_running` to its outcome. @param close when what has no outcome ends; NaN = it goes on */
function nodeRuns({ event, target, time }: Events, close: number, { columns }: Host): JoinedBars {
  const roles = Int32Array.from([undefined, ...event.values], (word) =>
    word === undefined ? -1 : [begins, ends].findIndex((words) => words.indexOf(foldedWord(word)) >= 0)
  );
  return columns.joinBars(target.codes, columns.recode(event.codes, roles), time.values, close);
}

/** All that is known of a job's events, where a `node_running` is `running` while its node's run still goes on. */
export function withRunning(events: Events, job: Job, host: Host): Events {
  if (hasEnded(job)) {
    return events;
  }
  const open = { kind: 'dictionary', codes: nodeRuns(events, NaN, host).open, values: ['open'] } as const;
  const said = classify(host, [events.event], (word) => eventOutcome(word, job.state));
  const outcome = classify(host, [said, open], (word, isOpen) => (isOpen === null ? word : 'running'));
  return withColumns(events, { outcome });
}

/**
 * A job's events with the runs of its nodes as bars: an outcome event begins with its node's `node_running`, which is
 * gone then. What only the job's finish closes ends with the job, its outcome unknown; what nothing closes goes on.
 * @param end of the job by its record; NaN = it goes on, or there is no record
 */
export function barsOf(events: Events, end: number, host: Host): Events {
  const bars = joined(events, end, host);
  return takeEvents(bars, begunIn(bars, [], host), host, 'replaced');
}

/** Of these the bars of nodes alone. */
export function nodeBarsOf(events: Events, end: number, host: Host): Events {
  const bars = joined(events, end, host);
  return takeEvents(bars, begunIn(bars, [whereNotNull(bars.target)], host), host, 'notAskedFor');
}

/** What has no start any more is part of another bar. */
function begunIn({ length, time }: Events, more: readonly Condition[], { columns }: Host): Int32Array {
  return columns.select(length, [whereNumber(time.values), ...more]);
}

function joined(events: Events, end: number, host: Host): Events {
  const finish = finishOf(events, end, host);
  const { starts, ends: shownEnds, open } = nodeRuns(events, finish, host);
  const isOpen = { kind: 'dictionary', codes: open, values: ['open'] } as const;
  return withColumns(events, {
    time: { kind: 'number', values: starts },
    end: { kind: 'number', values: shownEnds },
    outcome: Number.isNaN(finish)
      ? events.outcome
      : classify(host, [events.outcome, isOpen], (outcome, unended) => (unended === null ? outcome : 'unknown')),
  });
}

/** By the last event that says so, else by the job's record. */
function finishOf({ length, event, time }: Events, end: number, { columns }: Host): number {
  const rows = columns.select(length, [whereWord(event, (word) => closes.indexOf(foldedWord(word)) >= 0)]);
  return time.values[rows[rows.length - 1] ?? -1] ?? end;
}
