import type { Outcome } from '../../model/event';
import { classify } from '../columns/classify';
import type { DictionaryColumn, TextColumn } from '../seam/column';
import { whereKnown } from '../columns/where-known';
import type { Events } from '../events/events';
import type { Host } from '../seam/host';
import type { Field, Frame } from '../seam/protocol';
import { escapedHtml, escapedJson } from './escaped';

export interface AnnotationOptions {
  colorByOutcome: boolean;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
}

/** Events as Grafana's annotations; it renders `title` and `text` as HTML. */
export async function annotationsFrame(
  events: Events,
  rows: Int32Array,
  options: AnnotationOptions,
  host: Host
): Promise<Frame> {
  // Each column of texts is some milliseconds' work when there are many events.
  await host.turn();
  const title = titles(events, host);
  await host.turn();
  const text = texts(events, host);
  await host.turn();
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'timeEnd', type: 'time', nullable: false, values: options.ends },
    { name: 'title', type: 'string', nullable: false, values: title },
    { name: 'text', type: 'string', nullable: false, values: text },
    { name: 'tags', type: 'json', nullable: false, values: tags(events, host) },
    { name: 'id', type: 'string', nullable: false, values: events.eventId },
    ...(options.colorByOutcome ? [newState(events.outcome)] : []),
  ];
  return { fields, rows };
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

/** JSON arrays of the words that there are. */
function tags({ length, outcome, event, target }: Events, host: Host): TextColumn {
  const first = classify(host, [outcome, event], (...words) =>
    JSON.stringify(words.filter((word) => word !== null && word !== '')).slice(0, -1)
  );
  const quote = whereKnown(target, '"', host);
  const before = classify(host, [first, quote], (words, mark) => (words === '[' ? mark : mark && `,${mark}`));
  const last = escapedJson(host.columns.join(length, [target]), host);
  return host.columns.join(length, [first, before, last, quote, ']']);
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
