import type { DataFrame, Field } from '@grafana/data';
import { partOf } from '../mixed-request';
import { pickedRows } from './picked-rows';

/** What is asked first stands first: a narrow window cuts the others. Fields that are not named follow. */
const order = ['time', 'outcome', 'event', 'target', 'message', 'actor', 'run', 'effect', 'end'];
/** In lines; a word that is longer than one is cut, and read where the cell is looked into. */
const inLines = { wrapText: true, inspect: true };
/** A run has room for the buttons beside it. */
const looks: Readonly<Record<string, object>> = { run: { width: 100 } };
/** As wide as their longest value, so that it is shown whole, but not wider than this in pixels: from there on in lines. */
const widest: Readonly<Partial<Record<string, number>>> = { event: 180, target: 220, actor: 220, effect: 100 };
const narrowest = 70;
/** The message has what the others leave, and room for its longest word, within these: one that is cut cuts its other lines. */
const [leastMessage, mostMessage] = [160, 220];
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
 * Tables of events as people read them in Explore, where nobody can set up the table: newest first, though frames are oldest
 * first, whole messages, and no columns that are empty in all rows. The frames keep them. Explore makes one table of all, whose
 * columns look as those of the first, and of those of other data sources too.
 */
export function readableTables(frames: readonly DataFrame[], requestId: string | undefined): DataFrame[] {
  const tables = frames.filter(isTable);
  const isWhole = partOf(requestId) === undefined;
  const valuesOf = (name: string): unknown[] =>
    tables.flatMap(({ fields }): unknown[] => fields.find((field) => field.name === name)?.values ?? []);
  const names = new Set(tables.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const looking = new Map(Array.from(names, (name) => [name, lookOf(name, valuesOf(name), isWhole)]));
  return frames.map((frame) => (isTable(frame) ? readable(frame, looking) : frame));
}

function isTable({ fields, meta, length }: DataFrame): boolean {
  return meta?.preferredVisualisationType === 'table' && length > 0 && fields.some(({ name }) => name === idField);
}

function readable(frame: DataFrame, looking: ReadonlyMap<string, object>): DataFrame {
  const newestFirst = pickedRows(
    frame,
    Array.from({ length: frame.length }, (_, row) => frame.length - 1 - row)
  );
  const fields = newestFirst.fields
    .slice()
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((field) => withCustom(field, looking.get(field.name) ?? {}));
  const meta = { ...newestFirst.meta, uniqueRowIdFields: [fields.findIndex(({ name }) => name === idField)] };
  return { ...newestFirst, meta, fields };
}

function lookOf(name: string, values: readonly unknown[], isWhole: boolean): object {
  const isHidden = name === idField || (isWhole && values.every(isEmpty));
  return { ...(isHidden && hidden), ...(looks[name] ?? fitted(name, values, isWhole)) };
}

function placeOf({ name }: Field): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** @param isWhole these are all the values that the table will have */
function fitted(name: string, values: readonly unknown[], isWhole: boolean): object {
  if (name === 'time') {
    const times = values.map(Number).sort((one, other) => one - other);
    const isLong = Number(times.at(-1)) - Number(times[0]) > 60_000;
    return isLong ? { width: widthWithoutMilliseconds } : {};
  }
  const texts = [...new Set(values)].filter((value) => typeof value === 'string');
  if (name === 'message') {
    return { ...inLines, minWidth: isWhole ? messageWidth(texts) : mostMessage };
  }
  const most = widest[name];
  if (most === undefined || (isWhole && texts.every((value) => value === ''))) {
    return {};
  }
  const whole = texts.reduce((width, value) => Math.max(width, widthOf(value)), narrowest);
  const isFitting = isWhole && whole <= most;
  return { minWidth: undefined, width: isFitting ? whole : most, ...(isFitting ? { wrapText: false } : inLines) };
}

/** Lines end after blanks and hyphens. */
function messageWidth(texts: readonly string[]): number {
  const words = [...new Set(texts.flatMap((message) => message.match(/[^\s-]+-?/g) ?? []))];
  const longest = words.reduce((width, word) => Math.max(width, widthOf(word)), leastMessage);
  return Math.min(longest, mostMessage);
}

function widthOf(value: string): number {
  const widths = Array.from(value.slice(0, mostCharacters), widthOfCharacter);
  return Math.ceil(widths.reduce((sum, width) => sum + width, padding));
}

function widthOfCharacter(character: string): number {
  return characterWidths.find(([characters]) => characters.test(character))?.[1] ?? characterWidth;
}

const hidden = { hideFrom: { viz: true, legend: false, tooltip: false } };

function withCustom(field: Field, more: object): Field {
  const own: unknown = field.config.custom;
  const custom = { ...(typeof own === 'object' ? own : {}), ...more };
  return { ...field, config: { ...field.config, custom } };
}
