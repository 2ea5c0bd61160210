/** @jest-environment jsdom */
import '../testing/browser';
import { dateTime, FieldType, type DataFrame } from '@grafana/data';
import { drawableTimeline } from './empty-timeline';

const [from, to] = [dateTime(1_000), dateTime(2_000)];
const request = {
  panelPluginId: 'state-timeline',
  targets: [{ refId: 'A', queryType: 'puppet.jobEvents', format: 'timeline' }],
  range: { from, to, raw: { from, to } },
};
const notices = [{ severity: 'info' as const, text: 'Only the newest 100 jobs were read.' }];
const empty: DataFrame = { refId: 'A', length: 0, fields: [], meta: { notices } };

test('a timeline of nothing of which something is to be said has times for the panel to find, no bar, and that', () => {
  const [shown] = drawableTimeline(empty, request);
  expect(shown?.fields.map(({ type, values }): unknown => [type, values])).toEqual([
    [FieldType.time, [1_000]],
    [FieldType.time, [2_000]],
    [FieldType.string, [null]],
  ]);
  expect(shown).toMatchObject({ refId: 'A', length: 1, meta: { notices } });
  // It is drawn of a query that failed, too, of which nobody knows that there is nothing.
  expect(shown?.fields[2]?.name).toMatch(/ to show$/);
});

test('so has a timeline of counts', () => {
  const counts = { ...request, targets: [{ refId: 'A', format: 'countOverTime' }] };
  expect(drawableTimeline(empty, counts)).toMatchObject([{ length: 1 }]);
});

test('a timeline of nothing of which nothing is to be said has no frame, so that its panel says its sentence', () => {
  expect(drawableTimeline({ ...empty, meta: {} }, request)).toEqual([]);
});

test.each([
  ['a panel that lists rows', { ...request, panelPluginId: 'table' }],
  ['a request that does not say for which panel it is', { ...request, panelPluginId: undefined }],
  ['another query', { ...request, targets: [{ refId: 'A', format: 'count' }] }],
])('nothing is made up for %s', (_, other) => {
  expect(drawableTimeline(empty, other)).toEqual([empty]);
});

test('a timeline with bars is as it came', () => {
  const bars = { ...empty, length: 1 };
  expect(drawableTimeline(bars, request)).toEqual([bars]);
});
