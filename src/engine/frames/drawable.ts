import { isOpen } from '../../model/event';
import { classify } from '../columns/classify';
import { noNumbers } from '../columns/constant';
import { minus } from '../columns/minus';
import { splitRows } from '../columns/split-rows';
import { whereEmpty } from '../columns/where-null';
import { whereWord } from '../columns/where-word';
import { concatenateEvents } from '../events/concatenate-events';
import type { Events } from '../events/events';
import type { Run } from '../events/run';
import { unstartedEvents } from '../events/unstarted-events';
import type { DictionaryColumn } from '../seam/column';
import type { Host } from '../seam/host';
import type { Picture } from './drawn-run';

/** A run before it is known how much of it a picture can show. */
export interface Drawable {
  run: Run;
  /** Node runs; those that have not begun last, without a time. */
  events: Events;
  names: DictionaryColumn;
  /** Where each of `events` ends on a picture. */
  ends: Float64Array;
  /** How long each of `events` lasted, ms; NaN where nobody knows, as of what has a begin or an end alone. */
  lasted: Float64Array;
  /** Rows of what is drawn one by one where there is space: for a node that ran several times that of its last run. */
  rows: Int32Array;
  /** The same by outcome. */
  groups: ReadonlyArray<{ outcome: string; rows: Int32Array }>;
  /** Names of nodes that lead one to the next, which the run itself then leads to none of. */
  order: readonly string[];
  parts: readonly Drawable[];
}

/** @param now where what goes on ends */
export function drawable(run: Run, now: number, picture: Picture, host: Host): Drawable {
  const { columns } = host;
  const events = eventsOf(run, picture, host);
  const names = namesOf(events, host);
  const all = columns.order(columns.select(events.length, []), events.time.values);
  const rows = picture.draws === 'nodes' ? lastOfEach(all, names, events, host) : all;
  const { codes, values } = events.outcome;
  const order = run.nodes?.order ?? [];
  return {
    run,
    events,
    names,
    ...endsOf(events, now, host),
    rows,
    groups: splitRows(rows, codes, values.length, host).map((group) => ({
      outcome: values[group.code] ?? 'unknown',
      rows: group.rows,
    })),
    order: picture.draws === 'nodes' && order.length > 1 ? order.map((name) => name || run.id) : [],
    parts: (run.parts ?? []).map((part) => drawable(part, now, picture, host)),
  };
}

/** Nodes by their names, and what has none by its run. */
function namesOf({ length, target, run }: Events, host: Host): DictionaryColumn {
  return host.columns.select(length, [whereEmpty(target)]).length === 0
    ? target
    : classify(host, [target, run], (name, own) => (name === null || name === '' ? own : name) ?? '');
}

/** The last run of each node, or else the node that has not begun. @param rows ascending by time, those without one last */
function lastOfEach(rows: Int32Array, names: DictionaryColumn, { time }: Events, { columns }: Host): Int32Array {
  const newestFirst = columns.order(rows.slice().reverse(), columns.scale(time, -1).values);
  return columns.order(columns.firstOfEach(newestFirst, names.codes).reverse(), time.values);
}

function eventsOf(run: Run, { draws }: Picture, host: Host): Events {
  const { begun, unstarted = [] } = run.nodes ?? {};
  const others = draws === 'nodes' && unstarted.length > 0 ? [unstartedEvents(unstarted, run, host)] : [];
  return concatenateEvents([...(begun ? [begun] : []), ...others], host);
}

/** Each node run ends on a picture at its end; what goes on now; a point where it begins. */
function endsOf({ length, time, end, outcome }: Events, now: number, host: Host): Pick<Drawable, 'ends' | 'lasted'> {
  const { columns } = host;
  const open = columns.select(length, [whereWord(outcome, isOpen)]);
  const known = columns.coalesce(end, columns.fill(noNumbers(length), open, now));
  return {
    ends: columns.clamp(columns.coalesce(known, time), time, NaN).values,
    lasted: columns.clamp(minus(known, time, host), 0, NaN).values,
  };
}
