import type { Field } from '../seam/protocol';
import { eventsOf, type PlainEvent } from '../testing/events-of';
import { cellsOf, nodeHost } from '../testing/node-host';
import { annotationsFrame } from './annotations';

const host = nodeHost();

/** Failures, one each ms. */
function fieldsOf(
  rows: ReadonlyArray<Omit<PlainEvent, 'time'>>,
  called: { runWord?: string; longestPoint?: number; earliestPoint?: number } = { runWord: 'job' }
): Record<string, unknown[]> {
  const events = eventsOf(rows.map((row, time) => ({ event: 'node_failed', outcome: 'failure', time, ...row })));
  const all = host.columns.select(events.length, []);
  const ends = host.columns.coalesce(events.end, events.time).values;
  const options = { colorByOutcome: false, ends, longestPoint: 0, earliestPoint: 0, ...called };
  const frame = annotationsFrame(events, all, options, host);
  return Object.fromEntries(frame.fields.map((field) => [field.name, cells(field)]));
}

function cells({ values }: Field): unknown[] {
  if ('kind' in values) {
    return values.kind === 'number'
      ? [...values.values]
      : values.kind === 'text' || values.kind === 'json'
        ? [...cellsOf(values)]
        : [];
  }
  return Array.from<unknown>(values);
}

test('titles and texts are escaped, since Grafana renders them as HTML', () => {
  const { title, text } = fieldsOf([{ target: 'web<1>', message: `It's "off" & out`, actor: '<b>eve</b>' }]);
  expect(title).toEqual(['It&#39;s &quot;off&quot; &amp; out · web&lt;1&gt;']);
  expect(text).toEqual(['by &lt;b&gt;eve&lt;/b&gt;']);
});

test('the title says what happened to what, the text what it does not: who, in which run, how long', () => {
  const { title, text } = fieldsOf([
    { target: 'web1', message: 'Puppet run failed on Web1', actor: 'anna', run: '352', end: 200_000 },
    { target: 'web1', message: 'Run of anna failed after 5.1 s', actor: 'anna', end: 5_101 },
    { target: 'web1', actor: 'anna' },
    { message: 'Deployment of staging failed: 2 of 12 nodes', target: 'staging', actor: 'stag', run: '12' },
    { message: 'Job 12 failed', run: '12' },
    {},
  ]);
  expect(title).toEqual([
    'Puppet run failed on Web1',
    'Run of anna failed after 5.1 s · web1',
    'node_failed · web1',
    'Deployment of staging failed: 2 of 12 nodes',
    'Job 12 failed',
    'node_failed',
  ]);
  expect(text).toEqual(['by anna · job 352 · took 3 min 20 s', '', 'by anna', 'by stag · job 12', '', '']);
});

test('who did it is said also where the title has the name as a part of another', () => {
  const { title, text } = fieldsOf([
    { message: 'Deployment of anna_test finished', target: 'anna_test', actor: 'anna' },
    { message: 'Task admin::reboot ran on 2 nodes', target: 'admin::reboot', actor: 'admin' },
  ]);
  expect(title).toEqual(['Deployment of anna_test finished', 'Task admin::reboot ran on 2 nodes']);
  expect(text).toEqual(['by anna', 'by admin']);
});

test('names are on one line, as in the messages that say them already', () => {
  const { title, text } = fieldsOf([
    { message: 'Node a b was edited', target: 'a\n  b', actor: 'c\td' },
    { message: 'c d ran', target: '\u001b[31me\u001b[0m', actor: 'c\td' },
    { message: 'A node without a name', target: ' ', actor: ' ' },
    { message: 'A node without a name', target: '\n', actor: '\n', end: 5_000 },
  ]);
  expect(title).toEqual(['Node a b was edited', 'c d ran · e', 'A node without a name', 'A node without a name']);
  expect(text).toEqual(['by c d', '', '', 'took 5 s']);
});

test('a run is called as people call it, or not at all where it says nothing to them', () => {
  const runs = [
    { message: 'anna deleted the node web', run: '4b3f0e1c-7d3a' },
    { run: 'plan 3' },
    { run: 'Deploy #12' },
  ];
  expect(fieldsOf(runs).text).toEqual(['job 4b3f0e1c-7d3a', 'plan 3', 'Deploy #12']);
  expect(fieldsOf(runs, {}).text).toEqual(['', '', '']);
});

test.each([
  [0, ''],
  [16, 'took 16 ms'],
  [999.6, 'took 1 s'],
  [1_449, 'took 1.4 s'],
  [1_450, 'took 1.5 s'],
  [59_499, 'took 59.5 s'],
  [61_499, 'took 1 min 1 s'],
  [61_500, 'took 1 min 2 s'],
  [7_500_000, 'took 2 h 5 min'],
])('what took %d ms says so in words', (end, said) => {
  expect(fieldsOf([{ end }]).text).toEqual([said]);
});

test('what is too short to be seen is a point, as Grafana would draw a region without a width', () => {
  const lasted = [0, 9, 10, 11, NaN];
  const rows = lasted.map((ms, time) => (Number.isNaN(ms) ? {} : { end: time + ms }));
  const { time = [], timeEnd = [] } = fieldsOf(rows, { longestPoint: 10 });
  expect(timeEnd.map((end, row) => Number(end) - Number(time[row]))).toEqual([0, 0, 0, 11, 0]);
});

test('what began before the range stays a region, as Grafana would draw no point outside of it', () => {
  const rows = [{ end: 5 }, { end: 6 }, { end: 7 }];
  const { time, timeEnd } = fieldsOf(rows, { longestPoint: 10, earliestPoint: 1 });
  expect(time).toEqual([0, 1, 2]);
  expect(timeEnd).toEqual([5, 1, 2]);
});

test("every id is the number 0, as any other would be that of one of Grafana's own annotations", () => {
  expect(fieldsOf([{}, {}]).id).toEqual([0, 0]);
});

test('tags are a list of outcome, event and target, whatever characters these hold', () => {
  const targets = ['web01', 'a"b\\c', 'line\nbreak\u0000', '<größe>', null];
  const { tags = [] } = fieldsOf(targets.map((target) => (target === null ? {} : { target })));
  expect(tags.map((tag) => JSON.parse(String(tag)) as unknown)).toEqual(
    targets.map((target) => ['failure', 'node_failed', ...(target === null ? [] : [target])])
  );
});
