import type { Outcome } from '../../model/event';
import { classify } from '../columns/classify';
import type { DictionaryColumn, TextColumn } from '../seam/column';
import { whereKnown } from '../columns/where-known';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import type { Host } from '../seam/host';
import type { Field, Frame } from '../seam/protocol';
import { escapedHtml } from './escaped';

export interface AnnotationOptions {
  colorByOutcome: boolean;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
}

/** Some rows as Grafana's annotations; it renders `title` and `text` as HTML. */
export async function annotationsFrame(
  all: Events,
  rows: Int32Array,
  options: AnnotationOptions,
  host: Host
): Promise<Frame> {
  const events = takeEvents(all, rows, host);
  const ends = host.columns.take({ kind: 'number', values: options.ends }, rows);
  // Each column of texts is some milliseconds' work when there are many events.
  await host.turn();
  const title = titles(events, host);
  await host.turn();
  const text = texts(events, host);
  await host.turn();
  const tags = host.columns.jsonArray(events.length, [events.outcome, events.event, events.target]);
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'timeEnd', type: 'time', nullable: false, values: ends },
    { name: 'title', type: 'string', nullable: false, values: title },
    { name: 'text', type: 'string', nullable: false, values: text },
    { name: 'tags', type: 'json', nullable: false, values: tags },
    { name: 'id', type: 'string', nullable: false, values: events.eventId },
    ...(options.colorByOutcome ? [newState(events.outcome)] : []),
  ];
  return { fields };
}

/** There may be as many combinations of words as rows, so texts are put together by column. */
function titles({ length, event, target }: Events, host: Host): TextColumn {
  const space = classify(host, [event, whereKnown(target, ' ', host)], (word, between) => word && between);
  return escapedHtml(host.columns.join(length, [event, space, target]), host);
}

/** What happened and who did it: the actor is no tag, because tags are for filtering what happened to what. */
function texts({ length, message, actor }: Events, host: Host): TextColumn {
  return escapedHtml(host.columns.join(length, [message, whereKnown(actor, ' · by ', host), actor]), host);
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
