import type { DataFrame, Field } from '@grafana/data';
import { pickedRows } from './picked-rows';

/** What is asked first stands first: a narrow window cuts the others. Fields that are not named follow. */
const order = ['time', 'outcome', 'event', 'target', 'message', 'actor', 'run', 'effect', 'end'];
/** In lines; a word that is longer than one is cut, and read where the cell is looked into. */
const inLines = { wrapText: true, inspect: true };
/** The message has what the others leave, and a run room for the buttons beside it. */
const looks: Readonly<Record<string, object>> = { message: { ...inLines, minWidth: 160 }, run: { width: 100 } };
/** As wide as their longest value, so that it is shown whole, but not wider than this in pixels: from there on in lines. */
const widest: Readonly<Partial<Record<string, number>>> = { event: 180, target: 220, actor: 220, effect: 100 };
const narrowest = 70;
/** Grafana shows them where all rows lie within a minute. */
const widthWithoutMilliseconds = 158;
/** About what characters take in the table's font, and all others. */
const characterWidths: ReadonlyArray<[RegExp, number]> = [
  [/[ijl.,:;'|! ]/, 4],
  [/[rtf()[\]/\\]/, 5.4],
  [/[-_]/, 6.6],
  [/[mwMW@%]/, 13],
  [/[A-Z]/, 10],
  // Letters of Chinese, Japanese and Korean, and pictures.
  [/[\u2E80-\uFFEE]|[^\0-\uFFFF]/u, 15],
];
const characterWidth = 8.4;
/** What is left empty beside the text. */
const padding = 14;
/** More of them are wider than any column. */
const mostCharacters = 60;
/** Of use to programs only. */
const idField = 'eventId';

/**
 * A table of events as people read it in Explore, where nobody can set up the table: newest first, though frames are oldest
 * first, whole messages, and no columns that are empty in all rows. The frame keeps them.
 */
export function readableTable(frame: DataFrame): DataFrame {
  const isEvents = frame.fields.some(({ name }) => name === idField);
  if (frame.meta?.preferredVisualisationType !== 'table' || !isEvents || frame.length === 0) {
    return frame;
  }
  const newestFirst = pickedRows(
    frame,
    Array.from({ length: frame.length }, (_, row) => frame.length - 1 - row)
  );
  const fields = newestFirst.fields
    .slice()
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((field) => (field.name === idField || isEmpty(field) ? hidden(field) : field))
    .map((field) => withCustom(field, looks[field.name] ?? fitted(field)));
  const meta = { ...newestFirst.meta, uniqueRowIdFields: [fields.findIndex(({ name }) => name === idField)] };
  return { ...newestFirst, meta, fields };
}

function placeOf({ name }: Field): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

function isEmpty({ values }: Field<unknown>): boolean {
  return values.every((value) => value === null || value === undefined || value === '');
}

function fitted({ name, values }: Field<unknown>): object | undefined {
  if (name === 'time') {
    const isLong = Number(values.at(0)) - Number(values.at(-1)) > 60_000;
    return isLong ? { width: widthWithoutMilliseconds } : undefined;
  }
  const most = widest[name];
  const texts = [...new Set(values)].filter((value) => typeof value === 'string');
  if (most === undefined || texts.every((value) => value === '')) {
    return undefined;
  }
  const whole = texts.reduce((width, value) => Math.max(width, widthOf(value)), narrowest);
  return { minWidth: undefined, width: Math.min(most, whole), ...(whole > most ? inLines : { wrapText: false }) };
}

function widthOf(value: string): number {
  const widths = Array.from(value.slice(0, mostCharacters), widthOfCharacter);
  return Math.ceil(widths.reduce((sum, width) => sum + width, padding));
}

function widthOfCharacter(character: string): number {
  return characterWidths.find(([characters]) => characters.test(character))?.[1] ?? characterWidth;
}

function hidden(field: Field): Field {
  return withCustom(field, { hideFrom: { viz: true, legend: false, tooltip: false } });
}

function withCustom(field: Field, more: object | undefined): Field {
  if (more === undefined) {
    return field;
  }
  const own: unknown = field.config.custom;
  const custom = { ...(typeof own === 'object' ? own : {}), ...more };
  return { ...field, config: { ...field.config, custom } };
}
