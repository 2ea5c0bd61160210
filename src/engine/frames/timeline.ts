import { classify } from '../columns/classify';
import { constantNumber } from '../columns/constant';
import { minus } from '../columns/minus';
import { splitRows } from '../columns/split-rows';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import type { NumberColumn } from '../seam/column';
import type { Host } from '../seam/host';
import type { Field, Frame } from '../seam/protocol';
import { badRequest } from '../sentences/answer-error';
import { numberText } from '../sentences/counts';
import { outcomeColor, outcomeMappings } from './outcome-config';

export interface TimelineOptions {
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
  /** How long a point is drawn, ms. */
  pointLength: number;
}

const mostTargets = 1_000;

/** One frame a target (a run where there is none), whose bars never overlap: the next one cuts. @param shown ascending by time */
export function timelineFrames(all: Events, shown: Int32Array, options: TimelineOptions, host: Host): Frame[] {
  // There can be a frame for each event: none of them has to carry the columns of those that are not shown.
  const events = takeEvents(all, shown, host, 'notAskedFor');
  const rows = failuresLast(events, host);
  const given = host.columns.take({ kind: 'number', values: options.ends }, shown);
  const names = classify(host, [events.target, events.run], (target, run) => nameOf(target) ?? nameOf(run) ?? '(none)');
  const parts = splitRows(rows, names.codes, names.values.length, host);
  if (parts.length > mostTargets) {
    throw badRequest(
      `The timeline would have ${numberText(parts.length)} rows, more than anyone can look at: filter, or show fewer events (limit).`
    );
  }
  const drawn = drawnEnds(events, given, options.pointLength, host).values;
  const ends = host.columns.cutBars(rows, names.codes, events.time.values, drawn);
  const frames = parts.map(({ code, rows: own }) => frameOf(names.values[code] ?? '', events, ends, own));
  return frames.length > 0 ? frames : [frameOf('outcome', events, ends, new Int32Array(0))];
}

/** Of bars that begin at one moment the last one is drawn: no failure lies beneath another. Ascending by time. */
function failuresLast({ length, outcome, time }: Events, { columns }: Host): Int32Array {
  const failed = columns.select(length, [whereWord(outcome, (word) => word === 'failure')]);
  const rank = columns.fill(constantNumber(0, length), failed, 1);
  return columns.order(columns.order(columns.select(length, []), rank.values), time.values);
}

/** Grafana leaves out the name of a field that is empty. */
function nameOf(text: string | null): string | undefined {
  return text === null || text === '' ? undefined : text;
}

/** A point would be a bar without length. */
function drawnEnds(events: Events, given: NumberColumn, pointLength: number, host: Host): NumberColumn {
  const { columns } = host;
  const length = minus(given, events.time, host);
  const points = columns.select(events.length, [{ kind: 'range', values: length.values, min: -Infinity, max: 0 }]);
  return columns.fill(given, points, columns.add(events.time, pointLength));
}

/** With a colour of its own, a panel's legend names the outcomes and no thresholds. */
const outcomeLook = { mappings: outcomeMappings, color: { mode: 'fixed', fixedColor: outcomeColor('unknown') } };

function frameOf(name: string, events: Events, ends: Float64Array, rows: Int32Array): Frame {
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'end', type: 'time', nullable: false, values: ends },
    {
      name,
      type: 'string',
      nullable: false,
      config: { displayNameFromDS: name, ...outcomeLook },
      values: events.outcome,
    },
  ];
  // Explore has no timeline of its own; a panel of nothing would complain about missing times.
  return {
    name,
    ...(rows.length > 0 ? { meta: { preferredVisualisationPluginId: 'state-timeline' } } : {}),
    fields,
    rows,
  };
}
