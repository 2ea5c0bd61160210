/** @jest-environment jsdom */
import '../testing/browser';
import { FieldType, type DataFrame } from '@grafana/data';
import { saidTable } from './empty-table';

const notices = [{ severity: 'info' as const, text: 'Only the newest 100 jobs were read.' }];
const fields = [{ name: 'time', type: FieldType.time, config: {}, values: [] }];
const empty: DataFrame = { refId: 'A', length: 0, fields, meta: { notices: [] } };

test('a table of nothing has no columns, so that its panel says its sentence', () => {
  expect(saidTable(empty, { panelPluginId: 'table' })).toEqual({ ...empty, fields: [] });
});

test.each([
  ['another panel', empty, 'stat'],
  ['no panel', empty, undefined],
  ['a table with rows', { ...empty, length: 1 }, 'table'],
  ['an answer of which something is to be said', { ...empty, meta: { notices } }, 'table'],
])('the columns stay for %s', (_, frame, panelPluginId) => {
  expect(saidTable(frame, { panelPluginId })).toBe(frame);
});
