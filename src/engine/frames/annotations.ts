import type { Outcome } from '../../model/event';
import { wordAt } from '../columns/row-reader';
import type { DictionaryColumn } from '../seam/column';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import type { Host } from '../seam/host';
import type { Field, Frame } from '../seam/protocol';
import { durationText } from '../sentences/duration';
import { escapedHtml } from './escaped';

export interface AnnotationOptions {
  colorByOutcome: boolean;
  /** Where each event ends on a picture, epoch ms. */
  ends: Float64Array;
}

/** Rows between two turns of the loop. */
const rowsPerTurn = 1_000;

/** Some rows as Grafana's annotations; it renders `title` and `text` as HTML. */
export async function annotationsFrame(
  all: Events,
  rows: Int32Array,
  options: AnnotationOptions,
  host: Host
): Promise<Frame> {
  const events = takeEvents(all, rows, host, 'notAskedFor');
  const ends = host.columns.take({ kind: 'number', values: options.ends }, rows);
  const { title, text } = await words(events, host);
  const tags = host.columns.jsonArray(events.length, [events.outcome, events.event, events.target]);
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'timeEnd', type: 'time', nullable: false, values: ends },
    { name: 'title', type: 'string', nullable: false, values: title },
    { name: 'text', type: 'string', nullable: false, values: text },
    { name: 'tags', type: 'json', nullable: false, values: tags },
    // Any other id Grafana takes for one of its own annotations, which its buttons would then edit or delete.
    { name: 'id', type: 'number', nullable: false, values: new Float64Array(events.length) },
    ...(options.colorByOutcome ? [newState(events.outcome)] : []),
  ];
  return { fields };
}

/** Row by row, as what the title says decides what is left for the text; `limit` bounds the rows. */
async function words(events: Events, host: Host): Promise<{ title: string[]; text: string[] }> {
  const title: string[] = [];
  const text: string[] = [];
  const rows = host.columns.select(events.length, []);
  for (let start = 0; start < rows.length; start += rowsPerTurn) {
    const some = rows.subarray(start, start + rowsPerTurn);
    host.columns.texts(events.message, some).forEach((message, place) => {
      const row = some[place] ?? -1;
      const said = titleOf(message ?? '', events, row);
      title.push(escapedHtml(said));
      text.push(escapedHtml(textOf(said, events, row)));
    });
    await host.turn();
  }
  return { title, text };
}

/** What happened to what. */
function titleOf(message: string, { event, target }: Events, row: number): string {
  const what = message === '' ? (wordAt(event, row) ?? '') : message;
  const which = wordAt(target, row) ?? '';
  return which === '' || has(what, which) ? what : `${what} · ${which}`;
}

/** Who did it, in which run, and how long it took, as far as the title does not say so. */
function textOf(title: string, { actor, run, time, end }: Events, row: number): string {
  const [who, which] = [wordAt(actor, row) ?? '', wordAt(run, row) ?? ''];
  const took = (end.values[row] ?? NaN) - (time.values[row] ?? NaN);
  const duration = took > 0 ? durationText(took) : '';
  return [
    ...(who === '' || has(title, who) ? [] : [`by ${who}`]),
    ...(which === '' || saysRun(title, which) ? [] : [`run ${which}`]),
    ...(duration === '' || has(title, duration) ? [] : [`took ${duration}`]),
  ].join(' · ');
}

/** A number alone may be that of anything. */
function saysRun(title: string, run: string): boolean {
  return /^\d+$/.test(run) ? has(title, `job ${run}`) || has(title, `run ${run}`) : has(title, run);
}

/** As words of its own: `stag` is not in `staging`. */
function has(text: string, words: string): boolean {
  const [whole, part] = [text.toLowerCase(), words.toLowerCase()];
  for (let at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
    if (!isLetter(whole[at - 1]) && !isLetter(whole[at + part.length])) {
      return true;
    }
  }
  return false;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && (/[a-z\d]/.test(character) || character > '\x7f');
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
