import type { DataFrame, Field } from '@grafana/data';
import { partOf } from '../mixed-request';
import { pickedRows } from './picked-rows';

/** What is asked first stands first: a narrow window cuts the others. Fields that are not named follow. */
const order = ['time', 'outcome', 'event', 'target', 'message', 'actor', 'run', 'effect', 'end'];
/** In lines; a word that is longer than one is cut, and read where the cell is looked into. */
const inLines = { wrapText: true, inspect: true };
/** How a column looks, of what Grafana's tables can be told. */
interface Look {
  hideFrom?: object;
  width?: number | undefined;
  minWidth?: number | undefined;
  wrapText?: boolean;
  inspect?: boolean;
}

/** What Explore has for a table at 1280 pixels beside Grafana's menu. */
const room = 1046;
/** Where there is not enough of it, the first of these that are in lines anyway have narrower ones. */
const yielding = ['target', 'actor', 'event'];
/** A run has room for the buttons beside it, and a long one is cut. */
const [besideRun, widestRun] = [44, 96];
/** As wide as their longest value, so that it is shown whole, but not wider than this in pixels: from there on in lines. */
const widest: Readonly<Partial<Record<string, number>>> = { event: 180, target: 220, actor: 220, effect: 100 };
/** For a column's own name. */
const narrowest = 54;
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
/** Where nothing ends, it only happened; a column of that alone says nothing. */
const noOutcome = 'info';
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
  if (isWhole && tables[0]) {
    giveWay(looking, widthOfAll(tables[0], looking) - room, valuesOf);
  }
  return frames.map((frame) => (isTable(frame) ? readable(frame, looking) : frame));
}

function isTable({ fields, meta, length }: DataFrame): boolean {
  return meta?.preferredVisualisationType === 'table' && length > 0 && fields.some(({ name }) => name === idField);
}

/** @param over pixels that the columns take beyond the room there is */
function giveWay(looking: Map<string, Look>, over: number, valuesOf: (name: string) => readonly unknown[]): void {
  for (const name of yielding) {
    const { width, ...look } = looking.get(name) ?? {};
    if (over > 0 && width !== undefined && look.wrapText === true) {
      const least = longestWord(textsIn(valuesOf(name)), narrowest);
      const given = Math.min(over, Math.max(0, width - least));
      looking.set(name, { ...look, width: width - given });
      over -= given;
    }
  }
}

function widthOfAll({ fields }: DataFrame, looking: ReadonlyMap<string, Look>): number {
  return fields.reduce((sum, field) => {
    const { hideFrom, width, minWidth = 0 }: Look = { ...customOf(field), ...looking.get(field.name) };
    return hideFrom ? sum : sum + (width ?? minWidth);
  }, 0);
}

function readable(frame: DataFrame, looking: ReadonlyMap<string, Look>): DataFrame {
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

function lookOf(name: string, values: readonly unknown[], isWhole: boolean): Look {
  const saysNothing = (value: unknown) => isEmpty(value) || (name === 'outcome' && value === noOutcome);
  const isHidden = name === idField || (isWhole && values.every(saysNothing));
  return { ...(isHidden && hidden), ...fitted(name, values, isWhole) };
}

function placeOf({ name }: Field): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** @param isWhole these are all the values that the table will have */
function fitted(name: string, values: readonly unknown[], isWhole: boolean): Look {
  if (name === 'time' || name === 'end') {
    const times = values.filter((value) => typeof value === 'number').sort((one, other) => one - other);
    const isLong = Number(times.at(-1)) - Number(times[0]) > 60_000;
    return isLong ? { width: widthWithoutMilliseconds } : {};
  }
  const texts = textsIn(values);
  if (name === 'message') {
    return { ...inLines, minWidth: isWhole ? Math.min(longestWord(texts, leastMessage), mostMessage) : mostMessage };
  }
  if (name === 'run') {
    return { width: isWhole ? Math.min(widestOf(texts, 0) + besideRun, widestRun) : widestRun };
  }
  const most = widest[name];
  if (most === undefined || (isWhole && texts.every((value) => value === ''))) {
    return {};
  }
  const whole = widestOf(texts, narrowest);
  const isFitting = isWhole && whole <= most;
  return { minWidth: undefined, width: isFitting ? whole : most, ...(isFitting ? { wrapText: false } : inLines) };
}

function textsIn(values: readonly unknown[]): string[] {
  return [...new Set(values)].filter((value) => typeof value === 'string');
}

/** Lines end after blanks and hyphens. */
function longestWord(texts: readonly string[], least: number): number {
  return widestOf([...new Set(texts.flatMap((each) => each.match(/[^\s-]+-?/g) ?? []))], least);
}

function widestOf(texts: readonly string[], least: number): number {
  return texts.reduce((width, value) => Math.max(width, widthOf(value)), least);
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
  return { ...field, config: { ...field.config, custom: { ...customOf(field), ...more } } };
}

function customOf({ config }: Field): object {
  const custom: unknown = config.custom;
  return typeof custom === 'object' && custom !== null ? custom : {};
}
