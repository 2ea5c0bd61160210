/** @jest-environment jsdom */
import '../testing/browser';
import { FieldType, type DataFrame } from '@grafana/data';
import { readableTimeline } from './readable-timeline';

const row = (name: string, begins: number, meta: DataFrame['meta'] = {}): DataFrame => ({
  name,
  length: 1,
  meta: { preferredVisualisationPluginId: 'state-timeline', ...meta },
  fields: [{ name: 'time', type: FieldType.time, config: {}, values: [begins] }],
});

test('Explore shows as many rows of a timeline as it has room for, and says so beside what is said already', () => {
  const told = { notices: [{ severity: 'warning' as const, text: 'Job 7 could not be read.' }] };
  const rows = Array.from({ length: 30 }, (_, index) => row(`node ${index}`, index, index === 0 ? told : {}));
  const shown = readableTimeline(rows);
  expect(shown.map(({ name }) => name)).toEqual(Array.from({ length: 25 }, (_, index) => `node ${index + 5}`));
  expect(shown.map(({ meta }) => meta?.notices?.length ?? 0)).toEqual([2, ...Array.from({ length: 24 }, () => 0)]);
  expect(shown[0]?.meta?.notices?.[0]?.text).toBe('Job 7 could not be read.');
});

test('fewer rows, and other frames, are as they came', () => {
  const frames = [row('a', 1), { ...row('b', 2), meta: {} }];
  expect(readableTimeline(frames)).toEqual(frames);
});
