/** @jest-environment jsdom */
import '../testing/browser';
import { FieldType, type DataFrame, type FieldConfig } from '@grafana/data';
import { readableTables } from './readable-table';

type Column = [name: string, ...values: unknown[]];

const wide = { requestId: 'r', maxDataPoints: 1600 };
/** What Explore has for its panels at 1280 pixels beside Grafana's menu: with the outline of its own, which is open at first, and without. */
const [withOutline, withoutOutline] = [780, 948];
/** The panel's edges, and what scrolls it and the page. */
const besideTable = 38;

/** Of a column among events. */
function lookOf(name: string, type: FieldType, ...values: unknown[]): FieldConfig['custom'] {
  const fields = [
    { name, type, config: {}, values },
    { name: 'eventId', type: FieldType.string, config: {}, values: ['1', '2'] },
  ];
  const [table] = readableTables([{ meta: { preferredVisualisationType: 'table' }, fields, length: 2 }], wide);
  return table?.fields[0]?.config.custom;
}

test.each([
  ['anna', { width: 54, wrapText: false }],
  // As wide as Grafana's font makes them, and what is empty beside them: 197, 169, 112 and 97.
  ['priya.raman@example.com', { width: 203, wrapText: false }],
  ['WAITING REVIEW WEB', { width: 191, wrapText: false }],
  ['WEB-PROD-01', { width: 117, wrapText: false }],
  ['山田太郎さん', { width: 104, wrapText: false }],
  ['a name in a directory, '.repeat(9), { width: 220, wrapText: true, inspect: true }],
])('shows who it was whole: %j', (actor, look) => {
  expect(lookOf('actor', FieldType.string, 'eve', actor)).toMatchObject(look);
});

test.each([
  ['Task facts is running on 8 nodes', 160],
  // Its last word takes 160 in Grafana's font, with what is empty beside it.
  ['Finished puppet run on db-08.austin.example.com - Success!', 175],
  [`Could not read ${'/var/log'.repeat(9)}`, 220],
])('has room for the longest word of a message, within bounds: %j', (message, minWidth) => {
  const look = lookOf('message', FieldType.string, 'Job 7 finished', message);
  expect(look).toEqual({ minWidth, wrapText: true, inspect: true });
});

test.each([
  ['over an hour', 3_600_000, 158],
  ['within a minute, where times have milliseconds', 59_000, undefined],
])('takes the room for times that they need: %s', (_, long, width) => {
  expect(lookOf('time', FieldType.time, 0, long)?.width).toBe(width);
});

const dayOf = (...others: Column[]): DataFrame => {
  const [from, to] = [0, 3_600_000];
  const columns: Column[] = [['time', from, to], ['eventId', '1', '2'], ...others];
  const custom: Readonly<Record<string, object>> = { outcome: { width: 80 } };
  const fields = columns.map(([name, ...values]) => {
    const type = values.includes(to) ? FieldType.time : FieldType.string;
    return { name, type, config: { custom: custom[name] ?? {} }, values };
  });
  return { meta: { preferredVisualisationType: 'table' }, fields, length: 2 };
};
/** Of what is seen, from left to right. */
const widthsIn = (frame: DataFrame, maxDataPoints = wide.maxDataPoints): Array<[name: string, width: number]> =>
  readableTables([frame], { ...wide, maxDataPoints })[0]?.fields.flatMap(({ name, config }) =>
    config.custom?.hideFrom ? [] : [[name, Number(config.custom?.width ?? config.custom?.minWidth)]]
  ) ?? [];
/** What is there without scrolling. */
const seenIn = (frame: DataFrame, maxDataPoints: number): string[] => {
  let room = (maxDataPoints || withOutline) - besideTable;
  return widthsIn(frame, maxDataPoints).flatMap(([name, width]) => ((room -= width) >= 0 ? [name] : []));
};

const readFirst = ['time', 'outcome', 'event', 'message', 'target', 'actor'];
const days: Array<[string, Column[], more: string[]]> = [
  [
    'puppet.jobEvents',
    [
      ['outcome', 'success', 'info'],
      ['event', 'node_finished', 'node_running'],
      ['target', 'cache-100.austin.example.com', 'db-8.osaka.example.com'],
      ['message', 'Error: /Stage[main]/App/Service[app]: no', 'Puppet run began'],
      ['actor', 'sam.okafor', "o'brien"],
      ['run', '1284', '1285'],
      ['effect', 'unchanged', null],
    ],
    ['run'],
  ],
  [
    'puppet.jobs',
    [
      ['outcome', 'success', 'failure'],
      ['event', 'finished', 'success'],
      ['target', 'puppet_agent::version', 'deploy_app::switch'],
      ['message', 'Task puppet_agent::version ran on 8 nodes', 'Plan'],
      ['actor', 'sam.okafor', 'ci-deploy'],
      ['run', '1284', 'plan 128'],
      ['effect', 'noop', null],
      ['end', 0, 3_600_000],
    ],
    ['run', 'effect'],
  ],
  [
    'opsera.userActivity',
    [
      ['outcome', 'info', 'info'],
      ['event', 'authentication.login', 'pipeline.update'],
      ['target', '9915ab58bfaecb5ec75cfe1d', 'nightly'],
      ['message', 'Someone deleted pipeline 9915ab58bfaecb5ec75cfe1d', 'anna logged in'],
      ['actor', '214aa1883c4ffd020f5bd14d', 'priya.raman@example.com'],
      ['run', null, null],
      ['effect', 'changed', null],
    ],
    ['effect'],
  ],
];

test.each(days)('shows what is read first in the room that Explore has at first: %s', (_, columns) => {
  const there = widthsIn(dayOf(...columns)).map(([name]) => name);
  const expected = readFirst.filter((name) => there.includes(name));
  // Nobody tells the width before the first panel is there.
  for (const width of [withOutline, 0]) {
    expect(seenIn(dayOf(...columns), width)).toEqual(expected);
  }
});

test.each(days)('shows more where Explore has more room, and no column half: %s', (_, columns, more) => {
  const seen = seenIn(dayOf(...columns), withoutOutline);
  expect(seen.filter((name) => !readFirst.includes(name))).toEqual(more);
});

test.each(days)('shows all columns where there is room for them, none of them cut: %s', (_, columns) => {
  const widths = widthsIn(dayOf(...columns));
  expect(seenIn(dayOf(...columns), wide.maxDataPoints)).toEqual(widths.map(([name]) => name));
  const all = widths.reduce((sum, [, width]) => sum + width, besideTable);
  expect(widthsIn(dayOf(...columns), all)).toEqual(widths);
});

test('takes room from names in lines, down to their longest word, and only where it is needed', () => {
  const name: Column = ['target', 'cache-100.austin.example.com', 'cache-82.austin.example.com'];
  const others = ['message', 'actor'].map((field): Column => [field, 'x'.repeat(40)]);
  const targetIn = (maxDataPoints: number): unknown =>
    readableTables([dayOf(name, ...others)], { ...wide, maxDataPoints })[0]?.fields.find(
      ({ name }) => name === 'target'
    )?.config.custom;
  expect(targetIn(wide.maxDataPoints)).toMatchObject({ width: 220, wrapText: true });
  expect(targetIn(826)).toMatchObject({ width: 190, wrapText: true });
});

test.each([
  ['whole when pointed at where they are one word', 'y', { wrapText: false, inspect: false }],
  ['in lines where others are several words', 'y z', { wrapText: true, inspect: true }],
])('cuts names evenly where there is no room for their longest words: %s', (_, other, look) => {
  const names = ['target', 'actor'].map((field): Column => [field, 'x'.repeat(22), other]);
  const [table] = readableTables([dayOf(['message', 'Nothing'], ...names)], { ...wide, maxDataPoints: 656 });
  const cut = { width: 150, ...look };
  expect(table?.fields.map(({ config }): unknown => config.custom)).toMatchObject([
    {},
    { minWidth: 160 },
    cut,
    cut,
    {},
  ]);
});

test('hides the outcomes where nothing had one', () => {
  expect(widthsIn(dayOf(['outcome', 'info', 'info']))).toEqual([['time', 158]]);
  expect(widthsIn(dayOf(['outcome', 'info', 'success']))).toContainEqual(['outcome', 80]);
});

const table = (refId: string, effect: string | null, actor: string): DataFrame => ({
  refId,
  meta: { preferredVisualisationType: 'table' },
  fields: [
    { name: 'effect', type: FieldType.string, config: {}, values: [effect] },
    { name: 'actor', type: FieldType.string, config: {}, values: [actor] },
    { name: 'run', type: FieldType.string, config: {}, values: [null] },
    { name: 'eventId', type: FieldType.string, config: {}, values: [`${refId} 1`] },
  ],
  length: 1,
});
const looksOf = (frames: readonly DataFrame[]) =>
  frames[0]?.fields.map(({ name, config }): unknown => [
    name,
    config.custom?.hideFrom?.viz === true ? 'hidden' : config.custom?.width,
  ]);

test('hides no column, and cuts none, that another query of the one table needs', () => {
  const frames = [table('A', null, 'anna'), table('B', 'changed', 'priya.raman@example.com')];
  expect(looksOf(readableTables(frames, wide))).toEqual([
    ['actor', 203],
    ['run', 'hidden'],
    ['effect', 73],
    ['eventId', 'hidden'],
  ]);
});

test('hides none, and has room in each, where other data sources have rows in it, too', () => {
  expect(
    looksOf(readableTables([table('A', null, 'anna')], { requestId: 'mixed-0-explore_left', maxDataPoints: 1600 }))
  ).toEqual([
    ['actor', 220],
    ['run', 96],
    ['effect', 100],
    ['eventId', 'hidden'],
  ]);
});
