/** @jest-environment jsdom */
import '../testing/browser';
import { FieldType, type DataFrame } from '@grafana/data';
import { readableAnnotations } from './readable-annotations';

const field = (name: string, type: FieldType, values: unknown[]) => ({ name, type, config: {}, values });
const frame: DataFrame = {
  length: 2,
  fields: [
    field('time', FieldType.time, [1, 2]),
    field('timeEnd', FieldType.time, [1, 2]),
    field('title', FieldType.string, ['Task &lt;web&gt; ran', 'She wrote &amp;lt;']),
    field('text', FieldType.string, ['by o&#39;brien', '']),
    field('tags', FieldType.other, [['success', 'node_finished'], ['info']]),
    field('id', FieldType.number, [0, 0]),
    field('newState', FieldType.string, ['ok', 'nodata']),
  ],
};
const shown = new Map(readableAnnotations(frame).fields.map((one) => [one.name, one]));

test('annotations in Explore are text and not HTML, the newest first', () => {
  expect(shown.get('title')?.values).toEqual(['She wrote &lt;', 'Task <web> ran']);
  expect(shown.get('text')?.values).toEqual(['', "by o'brien"]);
  expect(shown.get('tags')).toMatchObject({ type: FieldType.string, values: ['info', 'success, node_finished'] });
});

test('annotations in Explore are shown whole, without the id that is the same in all', () => {
  expect(shown.get('title')?.config.custom).toMatchObject({ wrapText: true });
  expect(shown.get('id')?.config.custom).toMatchObject({ hideFrom: { viz: true } });
  expect(shown.size).toBe(frame.fields.length);
});

test('other frames stay as they are', () => {
  const other = { ...frame, fields: frame.fields.slice(0, 3) };
  expect(readableAnnotations(other)).toBe(other);
});
