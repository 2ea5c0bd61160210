import type { DataFrame, Field } from '@grafana/data';
import { pickedRows } from './picked-rows';

/** What is asked first stands first: a narrow window cuts the others. Fields that are not named follow. */
const order = ['time', 'outcome', 'event', 'target', 'message', 'actor', 'run', 'effect', 'end'];
/** The message has what the others leave, and a run room for the buttons beside it. */
const looks: Readonly<Record<string, object>> = { message: { wrapText: true, minWidth: 200 }, run: { width: 100 } };
/** As wide as their longest value, so that it is shown whole, but not wider than this in pixels: from there on in lines. */
const widest: Readonly<Partial<Record<string, number>>> = { event: 180, target: 220, actor: 195 };
const narrowest = 70;
/** Grafana shows them where all rows lie within a minute. */
const widthWithoutMilliseconds = 158;
/** About what a character takes in the table's font, and what is left empty beside the text. */
const [characterWidth, narrowCharacterWidth, padding] = [8.2, 4.7, 14];
const narrowCharacters = /[ijlrtf.,:;'|!()[\] -]/g;
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
  if (most === undefined) {
    return undefined;
  }
  const texts = [...new Set(values)].filter((value) => typeof value === 'string');
  const whole = texts.reduce((width, value) => Math.max(width, widthOf(value)), narrowest);
  return { minWidth: undefined, width: Math.min(most, whole), wrapText: whole > most };
}

function widthOf(value: string): number {
  const narrow = value.match(narrowCharacters)?.length ?? 0;
  return Math.ceil((value.length - narrow) * characterWidth + narrow * narrowCharacterWidth) + padding;
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
