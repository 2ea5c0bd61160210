import type { DataFrame, DataQueryRequest, Field } from '@grafana/data';
import { partOf } from '../mixed-request';
import { turnedRound } from './picked-rows';
import { fitting, inLines, yielding, type Look, type Looks, type Words } from './table-room';
import { longestWord, narrowest, widestOf } from './text-width';
import { valuesOf } from './values-of';
import { hidden, withCustom } from './with-custom';

/**
 * What is read first stands first, and in what room there is; for the others one may have to scroll. Fields that are not named follow.
 * Of several columns in lines Grafana makes a row as high as the first one that it takes for the longest: that is the message.
 */
const readFirst = ['time', 'outcome', 'event', 'message', 'target', 'actor'];
const order = [...readFirst, 'run', 'effect', 'end'];
/** What a panel in Explore has beside its table: its edges, the bar that scrolls it, and that of the page, which the answer may bring. */
const besideTable = 38;
/** Where Explore does not know its width yet: what it has at 1280 pixels beside Grafana's menu and its own outline, as they are at first. */
const usualWidth = 780;
/** A run has room for the buttons beside it, and a long one is cut. */
const [besideRun, widestRun] = [44, 96];
/** As wide as their longest value, so that it is shown whole, but not wider than this in pixels: from there on in lines. */
const widest: Readonly<Partial<Record<string, number>>> = {
  event: 180,
  target: 220,
  actor: 220,
  effect: 100,
  source: 160,
};
/** A vendor's whole record is only looked into. */
const detailsWidth = 150;
/** The message has what the others leave, and room for its longest word, within these: one that is cut cuts its other lines. */
const [leastMessage, mostMessage] = [160, 220];
/** Grafana shows them where all rows lie within a minute. */
const widthWithoutMilliseconds = 158;
/** Where nothing ends, it only happened; a column of that alone says nothing. */
const noOutcome = 'info';
/** Of use to programs only. */
const idField = 'eventId';

/**
 * Tables of events as people read them in Explore, where nobody can set up the table: newest first, though frames are oldest
 * first, whole messages, and no columns that are empty in all rows. The frames keep them. Explore makes one table of all, whose
 * columns look as those of the first, and of those of other data sources too.
 * @param maxDataPoints of Explore's requests: as many as its panels have pixels, and 0 before it has any
 */
export function readableTables(
  frames: readonly DataFrame[],
  { requestId, maxDataPoints }: Pick<DataQueryRequest, 'requestId' | 'maxDataPoints'>
): DataFrame[] {
  const tables = frames.filter(isTable);
  const [first] = tables;
  if (!first) {
    return [...frames];
  }
  const isWhole = partOf(requestId) === undefined;
  const allOf = (name: string): unknown[] => tables.flatMap((table) => valuesOf(table, name));
  const names = new Set(tables.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const wanted = new Map(Array.from(names, (name) => [name, lookOf(name, allOf(name), isWhole)]));
  const words = new Map(yielding.map((name) => [name, wordsIn(allOf(name), isWhole)]));
  const room = (maxDataPoints || usualWidth) - besideTable;
  const fields = inOrder(first.fields);
  const looks = fitting({ fields, first: fields.filter(isReadFirst).length, wanted, room, words });
  return frames.map((frame) => (isTable(frame) ? readable(frame, looks) : frame));
}

function isTable({ fields, meta, length }: DataFrame): boolean {
  return meta?.preferredVisualisationType === 'table' && length > 0 && fields.some(({ name }) => name === idField);
}

function readable(frame: DataFrame, looks: Looks): DataFrame {
  const newestFirst = turnedRound(frame);
  const fields = inOrder(newestFirst.fields).map((field) => withCustom(field, looks.get(field.name) ?? {}));
  const meta = { ...newestFirst.meta, uniqueRowIdFields: [fields.findIndex(({ name }) => name === idField)] };
  return { ...newestFirst, meta, fields };
}

function lookOf(name: string, values: readonly unknown[], isWhole: boolean): Look {
  const saysNothing = (value: unknown) => isEmpty(value) || (name === 'outcome' && value === noOutcome);
  const isHidden = name === idField || (isWhole && values.every(saysNothing));
  return { ...(isHidden && hidden), ...fitted(name, values, isWhole) };
}

function isReadFirst({ name }: Field): boolean {
  return readFirst.includes(name);
}

function inOrder(fields: readonly Field[]): Field[] {
  return fields.slice().sort((a, b) => placeOf(a) - placeOf(b));
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
  if (name === 'details') {
    return { width: detailsWidth };
  }
  const most = widest[name];
  if (most === undefined || (isWhole && texts.every((value) => value === ''))) {
    return {};
  }
  const whole = widestOf(texts, narrowest);
  const isFitting = isWhole && whole <= most;
  return { minWidth: undefined, width: isFitting ? whole : most, ...(isFitting ? { wrapText: false } : inLines) };
}

/** Of values that are not here nobody knows the longest word. */
function wordsIn(values: readonly unknown[], isWhole: boolean): Words {
  const texts = textsIn(values);
  return {
    longest: isWhole ? longestWord(texts, narrowest) : Infinity,
    areSeveral: !isWhole || texts.some((each) => /[\s-]\S/.test(each)),
  };
}

function textsIn(values: readonly unknown[]): string[] {
  return [...new Set(values)].filter((value) => typeof value === 'string');
}
