import { isOpen } from '../../../../model/event';
import { classify } from '../../../columns/classify';
import { joinedRows } from '../../../columns/joined-rows';
import { constantText } from '../../../columns/constant';
import { dictionaryOf } from '../../../columns/dictionary-of';
import { oneLines } from '../../../columns/one-lines';
import { plannedDetails, plannedDictionary, plannedNumber } from '../../../columns/planned';
import { wordAt } from '../../../columns/row-reader';
import { whereNotNull, whereNull } from '../../../columns/where-null';
import { concatenateEvents } from '../../../events/concatenate-events';
import { makeEvents } from '../../../events/make-events';
import type { Events } from '../../../events/events';
import { withColumns } from '../../../events/with-columns';
import type { DictionaryColumn, TextColumn } from '../../../seam/column';
import type { Host, Table } from '../../../seam/host';
import { isSaid } from '../../said';
import { outcomeOf } from '../outcomes';
import type { AuditHead } from './head';
import { messageOf } from './message';
import { nodeTimes } from './node-times';

/** Opus has no status word for a running node that it has no record of; this is its word for a running job. */
export const runningWord = 'IN PROGRESS';
/** Of a node of which neither its record nor a list says anything. */
export const noStatus = 'unknown';

export interface NodeEvents {
  /** Nodes that have a start, and the running one where it can be told when that began. */
  events: Events;
  /** Those with a record but without a start. */
  unstarted: ReadonlyArray<{ name: string; state: string }>;
}

/** A job's nodes as events. @param jobEnded the job's own state says that nothing goes on any more */
export function toEvents(job: string, table: Table, head: AuditHead, jobEnded: boolean, host: Host): NodeEvents {
  const running = jobEnded ? null : head.running;
  const names = ['key', 'nodeName', 'name', 'label'].map((name) => plannedDictionary(table, name));
  const target = classify(host, names, (...words) => words.find((word) => word !== null) ?? null);
  const event = classify(host, [target, plannedDictionary(table, 'status')], wordBy(head, running));
  const outcome = classify(host, [event], outcomeOf);
  const times = nodeTimes(table, distinctNodes(table, target, event, host), outcome, jobEnded, host);
  const { take } = host.columns;
  const nodes: Node[] = [
    {
      event: take(event, times.started),
      outcome: take(outcome, times.started),
      target: take(target, times.started),
      time: times.time,
      end: times.end,
      ...detailsOf(table, times.started, host),
    },
  ];
  // That of nodes without a name is -1 too.
  const code = target.values.indexOf(running ?? '');
  const isOfRunning = (row: number): boolean => code >= 0 && target.codes[row] === code;
  const goesOn = times.started.some(
    (row, place) => isOfRunning(row) && mayGoOn(wordAt(outcome, row), times.end.values[place])
  );
  if (running !== null && !goesOn && !Number.isNaN(times.lastEnd)) {
    const record = times.unstarted.find(isOfRunning) ?? -1;
    nodes.push({
      event: constantText(runningWord, 1),
      outcome: constantText('running', 1),
      target: constantText(running, 1),
      time: { kind: 'number', values: Float64Array.of(times.lastEnd) },
      end: { kind: 'number', values: Float64Array.of(NaN) },
      ...detailsOf(table, Int32Array.of(record), host),
    });
  }
  const events = concatenateEvents(
    nodes.map((node) => eventsOfNodes(job, node, host)),
    host
  );
  return {
    events: withColumns(events, { eventId: idsOf(job, events, host) }),
    unstarted: Array.from(times.unstarted, (without) => ({
      name: wordAt(target, without) ?? '',
      state: wordAt(event, without) ?? noStatus,
    })).filter(({ name }) => name !== running || Number.isNaN(times.lastEnd)),
  };
}

/** What has ended is no record of a run that goes on: the node that Opus calls running then runs anew. */
function mayGoOn(outcome: string | null, end = NaN): boolean {
  return isOpen(outcome) || (outcome === 'unknown' && Number.isNaN(end));
}

/** Where nodes come as a list one may stand there twice. Of two with one name that are not alike both are kept. */
function distinctNodes(table: Table, target: DictionaryColumn, event: DictionaryColumn, { columns }: Host): Int32Array {
  const { length } = table;
  const keys = columns.join(length, [target, ' ', plannedNumber(table, 'start'), ' ', event]);
  const first = columns.firstOfEach(columns.select(length, [whereNotNull(target)]), keys);
  return joinedRows(first, columns.select(length, [whereNull(target)])).sort();
}

/** Of the runs of one name all but the first have their number in the id; it stands at the job, whose own id has no `#`. */
function idsOf(
  job: string,
  { length, target, time }: Pick<Events, 'length' | 'target' | 'time'>,
  host: Host
): TextColumn {
  const { join, order, recode, select, firstOfEach } = host.columns;
  // Those without a name are of one name too.
  const names = recode(target.codes, Int32Array.of(target.values.length, ...target.values.keys()));
  const runs = order(select(length, []), time.values);
  if (firstOfEach(runs, names).length === length) {
    return join(length, [`${job}/`, target]);
  }
  const seen = new Map<number, number>();
  const numbers: Array<string | null> = Array.from({ length }, () => null);
  runs.forEach((row) => {
    const name = names[row] ?? -1;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    numbers[row] = number === 1 ? null : `#${number}`;
  });
  return join(length, [job, dictionaryOf(numbers), '/', target]);
}

type Node = Pick<Events, 'event' | 'outcome' | 'target' | 'time' | 'end' | 'details'>;

function detailsOf(table: Table, rows: Int32Array, host: Host): Pick<Node, 'details'> {
  const { details } = plannedDetails(table);
  return details === undefined ? {} : { details: host.columns.take(details, rows) };
}

function eventsOfNodes(job: string, { details, ...node }: Node, host: Host): Events {
  const { length } = node.event.codes;
  return makeEvents(node.event.codes, {
    ...node,
    effect: constantText(null, length),
    actor: constantText(null, length),
    run: constantText(job, length),
    // People name the nodes, with whatever they like.
    message: messageOf({ ...node, target: oneLines(node.target, host) }, host),
    // Told when all of them are there.
    eventId: host.columns.join(length, []),
    ...(details === undefined ? {} : { details }),
  });
}

/** A node's own word, and where its record has none what the lists of the audit say of it. */
function wordBy(head: AuditHead, running: string | null): (name: string | null, status: string | null) => string {
  const failed = new Set(head.failed);
  const executed = new Set(head.executed);
  return (name, status) => {
    if (isSaid(status)) {
      return status;
    }
    if (name === null) {
      return noStatus;
    }
    if (name === running) {
      return runningWord;
    }
    return failed.has(name) ? 'FAILED' : executed.has(name) ? 'COMPLETED' : noStatus;
  };
}
