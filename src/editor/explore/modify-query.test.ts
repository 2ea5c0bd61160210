import type { QueryFixAction } from '@grafana/data';
import type { RuntrailQuery } from '../saved/query';
import * as modifying from './modify-query';

const { hasFilter } = modifying;
const modified = (saved: RuntrailQuery, action: Pick<QueryFixAction, 'type' | 'options'>) =>
  modifying.modified(saved, action, 'PE');
const toggled = (saved: RuntrailQuery, field: string, value: string, isOut: boolean) =>
  modifying.toggled(saved, field, value, isOut, 'PE');
const query = (filters: RuntrailQuery['filters'] = []): RuntrailQuery => ({ refId: 'A', filters });

test.each([
  ['a word', 'anna', { operator: '=', values: ['anna'] }],
  ['a number', '17', { operator: '=', values: ['17'] }],
  ['a dollar, which is no variable', 'a$b', { operator: '=', values: ['a\\$b'] }],
  ["a pattern's characters", 'web.*(1|2)', { operator: '=', values: ['web.*(1|2)'] }],
  ['what looks like a variable in brackets', '[[x]]', { operator: '=~', values: ['^\\[\\[x\\]\\]$'] }],
  ['an empty value', '', { operator: '=~', values: ['^$'] }],
])('a filter is made from %s, is seen as active, and goes when it is asked for again', (_, value, filter) => {
  const once = toggled(query(), 'target', value, false);
  expect(once.filters).toEqual([{ field: 'target', ...filter }]);
  expect(hasFilter(once, 'target', value)).toBe(true);
  expect(hasFilter(once, 'actor', value)).toBe(false);
  expect(toggled(once, 'target', value, false).filters).toEqual([]);
});

test('leaving a value out takes the filter for it away, and the other way round', () => {
  const asked = toggled(query(), 'actor', 'anna', false);
  const left = toggled(asked, 'actor', 'anna', true);
  expect(left.filters).toEqual([{ field: 'actor', operator: '!=', values: ['anna'] }]);
  expect(hasFilter(left, 'actor', 'anna')).toBe(false);
  expect(toggled(left, 'actor', 'anna', false).filters).toEqual(asked.filters);
});

test('what is left out of a field stands in one filter and comes back one by one', () => {
  const both = toggled(toggled(query(), 'actor', 'anna', true), 'actor', 'bob', true);
  expect(both.filters).toEqual([{ field: 'actor', operator: '!=', values: ['anna', 'bob'] }]);
  expect(toggled(both, 'actor', 'anna', true).filters).toEqual([{ field: 'actor', operator: '!=', values: ['bob'] }]);
});

test('asking for one of several values narrows, and taking it back leaves the several', () => {
  const several = [{ field: 'actor', operator: '=', values: ['anna', 'bob'] }];
  const one = toggled(query(several), 'actor', 'anna', false);
  expect(one.filters).toHaveLength(2);
  expect(toggled(one, 'actor', 'anna', false).filters).toEqual(several);
});

test('what is no field to filter on changes nothing', () => {
  expect(toggled(query(), 'eventId', '7', false)).toEqual(query());
  expect(hasFilter(query(), 'source', 'PE')).toBe(false);
  expect(modified(query(), { type: 'ADD_SMILE', options: { value: 'x' } })).toEqual(query());
});

test('a selected text is looked for as it is', () => {
  const text = 'cost (in $x): 5.0';
  expect(modified(query(), { type: 'ADD_STRING_FILTER', options: { value: text } }).filters).toEqual([
    { field: 'message', operator: '=~', values: ['cost \\(in \\$x\\): 5\\.0'] },
  ]);
  expect(modified(query(), { type: 'ADD_STRING_FILTER_OUT', options: { value: 'x' } }).filters).toEqual([
    { field: 'message', operator: '!~', values: ['x'] },
  ]);
  expect(modified(query(), { type: 'ADD_STRING_FILTER', options: { value: '' } })).toEqual(query());
});

test('a cell makes the same filter as a label', () => {
  const options = { key: 'actor', value: 'anna' };
  expect(modified(query(), { type: 'ADD_FILTER', options })).toEqual(toggled(query(), 'actor', 'anna', false));
  expect(modified(query(), { type: 'ADD_FILTER_OUT', options })).toEqual(toggled(query(), 'actor', 'anna', true));
});

test('an empty cell is asked for as the empty text, whether Grafana hands on null or that', () => {
  const ofNull: QueryFixAction['options'] = JSON.parse('{"key":"actor","value":null}');
  expect(modified(query(), { type: 'ADD_FILTER', options: ofNull ?? {} })).toEqual(
    toggled(query(), 'actor', '', false)
  );
});
