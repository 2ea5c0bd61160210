import { classify } from '../../columns/classify';
import type { DictionaryColumn } from '../../seam/column';
import { constantText, noNumbers } from '../../columns/constant';
import { builtMessage } from '../../events/message';
import { plannedDictionary, plannedJson, plannedNumber } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Host, Table } from '../../seam/host';
import { oneLine } from '../../sentences/quoted';
import type { AuditHead } from './audit-head';
import { nodeTimes } from './node-times';
import { outcomeOf } from './outcomes';

/** Opus has no status word for a running node that it has no record of; this is its word for a running job. */
const runningWord = 'IN PROGRESS';

/** A job's nodes as events. */
export interface AuditEvents {
  events: readonly Events[];
  /** How many nodes have a start time and so are events. */
  count: number;
}

/** @param ended the job's own state says that nothing goes on any more */
export async function auditEvents(
  job: string,
  table: Table,
  head: AuditHead,
  ended: boolean,
  host: Host
): Promise<AuditEvents> {
  const { length } = table;
  const target = plannedDictionary(table, 'name');
  const event = classify(host, [target, plannedDictionary(table, 'status')], wordBy(head, ended ? null : head.running));
  const outcome = classify(host, [event], outcomeOf);
  const { time, end, started, lastEnd } = await nodeTimes(
    plannedNumber(table, 'start').values,
    plannedNumber(table, 'duration').values,
    goingOn(outcome),
    ended,
    host
  );
  const running = ended || Number.isNaN(lastEnd) ? null : head.running;
  const known = running === null ? -1 : target.codes.indexOf(target.values.indexOf(running));
  const record: Events = {
    ...eventsOf(job, { event, outcome, target }, host),
    time: { kind: 'number', values: time },
    end: { kind: 'number', values: end },
    ...(table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') }),
  };
  if (running === null || (known >= 0 && !Number.isNaN(time[known] ?? NaN))) {
    return { events: [record], count: started };
  }
  if (known >= 0) {
    time[known] = lastEnd;
    return { events: [record], count: started + 1 };
  }
  // As long as the others, as only columns of their table have the nulls that its details need; one row has a time.
  const words = {
    event: constantText(runningWord, length),
    outcome: constantText('running', length),
    target: constantText(running, length),
  };
  const unrecorded: Events = {
    ...eventsOf(job, words, host),
    time: { kind: 'number', values: new Float64Array(length).fill(NaN).fill(lastEnd, 0, 1) },
    ...(table.columns.noDetails === undefined ? {} : { details: plannedJson(table, 'noDetails') }),
  };
  return { events: [record, unrecorded], count: started + 1 };
}

/** A node's own word, and where its record has none what the lists of the audit say of it. */
function wordBy(head: AuditHead, running: string | null): (name: string | null, status: string | null) => string {
  const failed = new Set(head.failed);
  const executed = new Set(head.executed);
  return (name, status) => {
    if (status !== null && status.trim() !== '') {
      return status;
    }
    if (name === null) {
      return 'unknown';
    }
    if (name === running) {
      return runningWord;
    }
    return failed.has(name) ? 'FAILED' : executed.has(name) ? 'COMPLETED' : 'unknown';
  };
}

function goingOn({ codes, values }: DictionaryColumn): Uint8Array {
  const open = values.map((word) => word === 'running' || word === 'waiting');
  return Uint8Array.from(codes, (code) => (open[code] === true ? 1 : 0));
}

function eventsOf(
  job: string,
  words: { event: DictionaryColumn; outcome: DictionaryColumn; target: DictionaryColumn },
  host: Host
): Events {
  const { event, outcome, target } = words;
  const { length } = target.codes;
  return {
    length,
    time: noNumbers(length),
    end: noNumbers(length),
    event,
    outcome,
    effect: constantText(null, length),
    actor: constantText(null, length),
    target,
    run: constantText(job, length),
    message: builtMessage(host, { event: onOneLine(event), target: onOneLine(target), outcome }),
    eventId: host.columns.join(length, [`${job}/`, target]),
  };
}

/** People name the nodes, with whatever they like. */
function onOneLine(column: DictionaryColumn): DictionaryColumn {
  return { ...column, values: column.values.map(oneLine) };
}
