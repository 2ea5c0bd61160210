import { FieldType, type DataFrame, type Field } from '@grafana/data';
import { turnedRound } from './picked-rows';
import { inLines } from './table-room';
import { hidden, withCustom } from './with-custom';

/** What stands in annotations for characters, as Grafana renders them as HTML. */
const characters: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const entity = new RegExp(Object.keys(characters).join('|'), 'g');

/** Pixels. */
const looks: Readonly<Record<string, object>> = {
  // What the others leave.
  title: { ...inLines, minWidth: 200 },
  text: { ...inLines, width: 170 },
  tags: { ...inLines, width: 170 },
  newState: { width: 100 },
  // The same in every row.
  id: hidden,
};

/** Annotations as people read them in Explore, which shows them as a table: newest first, whole, and as text. */
export function readableAnnotations(frame: DataFrame): DataFrame {
  const isAnnotations = ['timeEnd', 'title', 'text', 'tags'].every((name) =>
    frame.fields.some((field) => field.name === name)
  );
  if (!isAnnotations) {
    return frame;
  }
  const newestFirst = turnedRound(frame);
  return { ...newestFirst, fields: newestFirst.fields.map(asText).map(looking) };
}

function asText(field: Field<unknown>): Field {
  switch (field.name) {
    case 'title':
    case 'text':
      return { ...field, values: field.values.map((value) => String(value).replace(entity, characterOf)) };
    case 'tags':
      return { ...field, type: FieldType.string, values: field.values.map(joined) };
    default:
      return field;
  }
}

const characterOf = (found: string) => characters[found] ?? found;
const joined = (tags: unknown) => (Array.isArray(tags) ? tags.join(', ') : String(tags));

function looking(field: Field): Field {
  const look = looks[field.name];
  return look === undefined ? field : withCustom(field, look);
}
