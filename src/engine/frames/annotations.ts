import type { Outcome } from '../../model/event';
import { minus } from '../columns/minus';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import type { DictionaryColumn, NumberColumn, TextColumn } from '../seam/column';
import type { Host } from '../seam/host';
import type { Field, Frame } from '../seam/protocol';
import { annotationTexts } from './annotation-texts';
import { entities } from './entities';

export interface AnnotationOptions {
  colorByOutcome: boolean;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
  /** What lasted no longer is a point, ms: Grafana draws a region as wide as it lasted, of which nothing might be seen. */
  longestPoint: number;
  /** What began earlier is none, epoch ms: Grafana draws no point that lies outside the picture. */
  earliestPoint: number;
  /** What people call a run; absent where it says nothing to them. */
  runWord?: string | undefined;
}

/** Some rows as Grafana's annotations; it renders `title` and `text` as HTML. */
export function annotationsFrame(all: Events, rows: Int32Array, options: AnnotationOptions, host: Host): Frame {
  const events = takeEvents(all, rows, host, 'notAskedFor');
  const ends = drawnEnds(events, host.columns.take({ kind: 'number', values: options.ends }, rows), options, host);
  const { title, text } = annotationTexts(events, options.runWord, host);
  const escaped = (column: TextColumn): TextColumn => host.columns.substitute(column, entities);
  const tags = host.columns.jsonArray(events.length, [events.outcome, events.event, events.target]);
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'timeEnd', type: 'time', nullable: false, values: ends },
    { name: 'title', type: 'string', nullable: false, values: escaped(title) },
    { name: 'text', type: 'string', nullable: false, values: escaped(text) },
    { name: 'tags', type: 'json', nullable: false, values: tags },
    // Any other id Grafana takes for one of its own annotations, which its buttons would then edit or delete.
    { name: 'id', type: 'number', nullable: false, values: new Float64Array(events.length) },
    ...(options.colorByOutcome ? [newState(events.outcome)] : []),
  ];
  return { fields };
}

function drawnEnds(
  { length, time }: Events,
  ends: NumberColumn,
  { longestPoint, earliestPoint }: AnnotationOptions,
  host: Host
): NumberColumn {
  const lasted = minus(ends, time, host).values;
  const points = host.columns.select(length, [
    { kind: 'range', values: lasted, min: -Infinity, max: longestPoint },
    { kind: 'range', values: time.values, min: earliestPoint, max: Infinity },
  ]);
  return host.columns.fill(ends, points, time);
}

/** The only way for a data source to colour annotations: Grafana paints these states. */
function newState(outcome: DictionaryColumn): Field {
  const values = outcome.values.map((word) => states[word] ?? 'nodata');
  return { name: 'newState', type: 'string', nullable: false, values: { ...outcome, values } };
}

const states: Readonly<Record<string, string>> = {
  failure: 'alerting',
  success: 'ok',
  running: 'pending',
  waiting: 'pending',
} satisfies Partial<Record<Outcome, string>>;
