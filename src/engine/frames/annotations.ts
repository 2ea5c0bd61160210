import type { Outcome } from '../../model/event';
import type { DictionaryColumn } from '../columns/column';
import type { Events } from '../events';
import type { Host } from '../host';
import type { Field, Frame } from '../protocol';
import { escapeColumn, escapeHtml } from './escape-html';

export interface AnnotationOptions {
  colorByOutcome: boolean;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
}

type Tools = Pick<Host, 'columns' | 'matching'>;

/** Events as Grafana's annotations; it renders `title` and `text` as HTML. */
export function annotationsFrame(events: Events, rows: Int32Array, options: AnnotationOptions, host: Tools): Frame {
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'timeEnd', type: 'time', nullable: false, values: options.ends },
    { name: 'title', type: 'string', nullable: false, values: titles(events, host) },
    { name: 'text', type: 'string', nullable: false, values: escapeColumn(events.message, rows, host) },
    { name: 'tags', type: 'json', nullable: false, values: tags(events, host) },
    { name: 'id', type: 'string', nullable: false, values: events.eventId },
    ...(options.colorByOutcome ? [newState(events.outcome)] : []),
  ];
  return { fields, rows };
}

function titles(events: Events, host: Tools): DictionaryColumn {
  return combined([events.event, events.target], (words) => escapeHtml(known(words).join(' ')), host);
}

function tags(events: Events, host: Tools): DictionaryColumn {
  return combined([events.outcome, events.event, events.target], (words) => JSON.stringify(known(words)), host);
}

function known(words: ReadonlyArray<string | undefined>): string[] {
  return words.filter((word): word is string => word !== undefined && word !== '');
}

/** One text a combination of words, not one a row. */
function combined(
  columns: readonly DictionaryColumn[],
  textOf: (words: ReadonlyArray<string | undefined>) => string,
  host: Tools
): DictionaryColumn {
  const { codes, tuples } = host.columns.combine(columns);
  const values = Array.from({ length: tuples.length / columns.length }, (_, combination) =>
    textOf(columns.map((column, index) => column.values[tuples[combination * columns.length + index] ?? -1]))
  );
  return { kind: 'dictionary', codes, values };
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
