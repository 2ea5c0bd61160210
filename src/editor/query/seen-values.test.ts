/** @jest-environment jsdom */
import '../testing/browser';
import { FieldType, type DataFrame } from '@grafana/data';
import { seenValues } from './seen-values';

const frame = (...fields: Array<Partial<DataFrame['fields'][0]>>): DataFrame => ({
  length: 0,
  fields: fields.map((field) => ({ name: 'x', type: FieldType.other, config: {}, values: [], ...field })),
});

test.each([
  ['a column', frame({ name: 'target', values: ['web', '', 'web', 'db'] })],
  ['the labels of lines', frame({ name: 'labels', values: [{ target: 'web' }, { actor: 'anna' }, { target: 'db' }] })],
  ['the labels of series', frame({ labels: { target: 'web' } }, { labels: { target: 'db' } })],
])('values of a field are seen in %s', (_, seen) => {
  expect(seenValues([seen], 'target')).toEqual(['web', 'db']);
});

test('a value is suggested as its filter has to be written: a dollar in it is no variable, and what looks like one in brackets is left out', () => {
  const values = ['cost $x', '[[x]]'];
  expect(seenValues([frame({ name: 'target', values })], 'target')).toEqual(['cost \\$x']);
  const trace: DataFrame = {
    ...frame({ name: 'target', values: [null, 'cost \\$x'] }),
    meta: { preferredVisualisationType: 'trace' },
  };
  expect(seenValues([trace], 'target')).toEqual(['cost \\$x']);
});
