import { isOpen } from '../../../../model/event';
import { constantNumber, noNumbers } from '../../../columns/constant';
import { plannedNumber } from '../../../columns/planned';
import { whereNotIn } from '../../../columns/where-not-in';
import { whereNumber } from '../../../columns/where-number';
import { whereWord } from '../../../columns/where-word';
import type { DictionaryColumn, NumberColumn } from '../../../seam/column';
import type { Condition } from '../../../seam/column-tools';
import type { Host, Table } from '../../../seam/host';
import { mostAhead } from '../../../sentences/future';

/** The furthest time that a date can hold, epoch ms. */
const furthest = 8.64e15;
/** Since 1973 epoch ms are larger, and until the year 5138 epoch seconds are smaller: some clients have met those. */
const leastMilliseconds = 1e11;

/** When nodes ran, epoch ms, for those alone that have a start. */
export interface NodeTimes {
  /** Rows of the table. */
  started: Int32Array;
  unstarted: Int32Array;
  time: NumberColumn;
  /** Null for what still goes on. */
  end: NumberColumn;
  /** When the last one ended; NaN where none has. */
  lastEnd: number;
}

/** @param rows those that are nodes of their own @param jobEnded nothing goes on any more, whatever a node's word is: it ended with the job */
export function nodeTimes(
  table: Table,
  rows: Int32Array,
  outcomes: DictionaryColumn,
  jobEnded: boolean,
  host: Host
): NodeTimes {
  const { select, take, add, scale, fill } = host.columns;
  const start = plannedNumber(table, 'start');
  const started = select(table.length, [{ kind: 'rows', rows }, within(start, 1, furthest)]);
  const unstarted = select(table.length, [{ kind: 'rows', rows }, whereNotIn(started, table.length, host)]);
  const given = take(start, started);
  const { length } = started;
  const time = fill(given, select(length, [within(given, 1, leastMilliseconds)]), scale(given, 1000));
  const duration = take(plannedNumber(table, 'duration'), started);
  // An end before its start, or one that is yet to come, is none.
  const sum = add(time, duration);
  const possible = select(length, [within(duration, 0, furthest), within(sum, 0, host.now() + mostAhead)]);
  const worked = fill(noNumbers(length), possible, sum);
  const open = select(length, [whereWord(take(outcomes, started), isOpen)]);
  const end = jobEnded ? worked : fill(worked, open, NaN);
  const lastEnd = highest(end, host);
  return { started, unstarted, time, end: jobEnded ? closed(end, time, open, lastEnd, host) : end, lastEnd };
}

/** What was open when the job ended went on until the last node had ended, as far as can be known. */
function closed(end: NumberColumn, time: NumberColumn, open: Int32Array, lastEnd: number, host: Host): NumberColumn {
  const { clamp, coalesce, fill } = host.columns;
  const latest = clamp(constantNumber(Number.isNaN(lastEnd) ? -Infinity : lastEnd, end.values.length), time, NaN);
  return fill(end, open, coalesce(end, latest));
}

function within({ values }: NumberColumn, min: number, max: number): Condition {
  return { kind: 'range', values, min, max };
}

/** NaN where there is none. */
function highest({ values }: NumberColumn, { columns }: Host): number {
  const rows = columns.select(values.length, [whereNumber(values)]);
  return values[columns.order(rows, values)[rows.length - 1] ?? -1] ?? NaN;
}
