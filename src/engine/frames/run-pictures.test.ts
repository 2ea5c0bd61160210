import type { Field, Frame } from '../seam/protocol';
import { eventsOf, type PlainEvent } from '../testing/events-of';
import type { Run } from '../events/run';
import { nodeHost } from '../testing/node-host';
import { drawRun } from './draw-run';
import type { Picture } from './drawn-run';
import { nodeGraphFrames } from './node-graph';
import { traceFrame } from './trace';

const host = nodeHost();

function run(nodes: readonly PlainEvent[], more: Partial<Run> = {}): Run {
  const given = { begun: eventsOf(nodes), unstarted: [], order: [] };
  return {
    id: '7',
    title: 'Deployment',
    outcome: 'failure',
    actor: 'eve',
    begin: 0,
    end: 100,
    states: [],
    nodes: given,
    ...more,
  };
}

const picture = (given: Run, draws: Picture['draws'], most: number) => drawRun(given, 500, { draws, most }, host);
const draw = (given: Run, most = 1_000) => picture(given, 'node runs', most).run;
const drawGraph = (given: Run, most = 200) => nodeGraphFrames(picture(given, 'nodes', most).run);

function plain(values: Field['values'] | undefined): unknown[] {
  return values === undefined || 'kind' in values ? [] : Array.from<unknown>(values);
}

function tableOf(frame: Frame | undefined): Array<Record<string, unknown>> {
  const columns = (frame?.fields ?? []).map(({ name, values }) => [name, plain(values)] as const);
  return Array.from({ length: columns[0]?.[1].length ?? 0 }, (_, row) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[row]]))
  );
}

const nodes: PlainEvent[] = [
  { time: 10, end: 30, target: 'web', message: 'done' },
  { time: 5, end: 60, target: 'db', outcome: 'failure', message: 'broken' },
];

test('a span names its node as the value of a filter, the run as a whole and groups none', () => {
  const links = [{ title: 'Lines', url: '', targetBlank: true }] as const;
  const { fields } = traceFrame(draw(run([{ time: 1, target: 'cost $x' }])), 'Puppet', links);
  const target = fields.find(({ name }) => name === 'target');
  expect(target?.config).toEqual({ links });
  expect(plain(target?.values)).toEqual([null, 'cost \\$x']);
  const grouped = traceFrame(draw(run([{ time: 1 }, { time: 2 }, { time: 3 }]), 2), 'Puppet');
  expect(plain(grouped.fields.find(({ name }) => name === 'target')?.values)).toEqual([null, null]);
});

test('a node whose name no whole value of a filter can say leads nowhere, and keeps its name', () => {
  const [, span] = tableOf(traceFrame(draw(run([{ time: 1, target: 'check [[invoice]]' }])), 'Opus'));
  expect(span).toMatchObject({ operationName: 'check [[invoice]]', target: null });
  expect(String(span?.tags)).toContain('check [[invoice]]');
});

test('a node without a name bears that of its run, but no target that its lines would not have', () => {
  const nameless = run([
    { time: 1, run: '7', target: 'web' },
    { time: 2, run: '7' },
    { time: 3, run: '7', target: 'db' },
  ]);
  const spans = tableOf(traceFrame(draw(nameless), 'Opus'));
  expect(spans.map(({ operationName, target }) => [operationName, target])).toEqual([
    ['Deployment', null],
    ['web', 'web'],
    ['7', null],
    ['db', 'db'],
  ]);
  expect(String(spans[2]?.tags)).not.toContain('target');
  const ordered = {
    ...nameless,
    nodes: { begun: eventsOf([]), unstarted: [], ...nameless.nodes, order: ['web', '', 'db'] },
  };
  expect(tableOf(drawGraph(ordered)[1]).map(({ id }) => id)).toEqual(['run 7 web > run 7 7', 'run 7 7 > run 7 db']);
});

test('a trace has the run as its root and a span a node run, in ms', () => {
  expect(tableOf(traceFrame(draw(run(nodes)), 'Puppet'))).toMatchObject([
    {
      traceID: '7',
      spanID: 'run 7',
      parentSpanID: '',
      operationName: 'Deployment',
      startTime: 0,
      duration: 100,
      statusCode: 2,
    },
    {
      spanID: 'run 7 0',
      parentSpanID: 'run 7',
      operationName: 'db',
      startTime: 5,
      duration: 55,
      statusCode: 2,
      statusMessage: 'broken',
    },
    {
      spanID: 'run 7 1',
      parentSpanID: 'run 7',
      operationName: 'web',
      startTime: 10,
      duration: 20,
      statusCode: 1,
      serviceName: 'Puppet',
    },
  ]);
});

test('tags are what is known, as Grafana reads them', () => {
  const [root, db] = tableOf(traceFrame(draw(run(nodes)), 'Puppet'));
  expect(JSON.parse(String(root?.tags))).toEqual([
    { key: 'outcome', value: 'failure' },
    { key: 'run', value: '7' },
    { key: 'actor', value: 'eve' },
    { key: 'error', value: 'true' },
  ]);
  expect(JSON.parse(String(db?.tags))).toContainEqual({ key: 'target', value: 'db' });
});

test('what goes on ends now', () => {
  const going = run([{ time: 10, target: 'web', outcome: 'running' }], { outcome: 'running', end: NaN });
  expect(tableOf(traceFrame(draw(going), 'Puppet')).map(({ duration }) => duration)).toEqual([500, 490]);
});

test('a graph leads from the run to its nodes, with arcs by outcome', () => {
  const [points, edges] = drawGraph(run([...nodes, { time: 70, end: 80, target: 'web', outcome: 'failure' }]));
  expect(tableOf(points)).toMatchObject([
    { id: 'run 7', title: 'Deployment', subtitle: 'eve', arc__failure: 1 },
    { id: 'run 7 db', title: 'db', subtitle: 'failure', mainstat: '55 ms', arc__failure: 1, arc__success: 0 },
    {
      id: 'run 7 web',
      title: 'web',
      subtitle: 'failure, 2 runs',
      mainstat: '30 ms',
      arc__failure: 0.5,
      arc__success: 0.5,
    },
  ]);
  expect(tableOf(edges).map(({ source, target }) => [source, target])).toEqual([
    ['run 7', 'run 7 db'],
    ['run 7', 'run 7 web'],
  ]);
});

test('a graph tells no duration where nobody knows it: of a begin or an end alone, and of what has not begun', () => {
  const durations = (given: Run) => tableOf(drawGraph(given)[0]).map(({ title, mainstat }) => [title, mainstat]);
  const ended = [
    { time: 5, target: 'web', outcome: 'failure' },
    { time: 6, end: 6, target: 'db' },
    { time: 7, target: 'app', outcome: 'skipped' },
    { time: 8, end: 20, target: 'app' },
  ];
  expect(durations(run(ended))).toEqual([
    ['Deployment', '100 ms'],
    ['web', ''],
    ['db', '0 ms'],
    ['app', '12 ms'],
  ]);
  const unknown = { begin: NaN, end: NaN };
  expect(durations(run([], { ...unknown, outcome: 'waiting' }))).toEqual([['Deployment', 'not begun']]);
  expect(durations(run([], { ...unknown, outcome: 'stopped' }))).toEqual([['Deployment', '']]);
  expect(durations(run([], { ...unknown, begin: 100, outcome: 'running' }))).toEqual([['Deployment', '400 ms']]);
  expect(durations(run([], { ...unknown, begin: 100, outcome: 'stopped' }))).toEqual([['Deployment', '']]);
});

test('where nodes lead to one another the graph has them in that order, those that have not begun too', () => {
  const given = run(nodes, {
    nodes: {
      begun: eventsOf(nodes),
      unstarted: [
        { name: 'mail', state: 'PENDING', outcome: 'waiting' },
        { name: 'bill', state: 'FAILED', outcome: 'failure' },
      ],
      order: ['db', 'web', 'mail', 'bill'],
    },
  });
  const [points, edges] = drawGraph(given);
  expect(
    tableOf(points).map(({ title, subtitle, mainstat, arc__failure }) => [title, subtitle, mainstat, arc__failure])
  ).toEqual([
    ['db', 'failure', '55 ms', 1],
    ['web', 'success', '20 ms', 0],
    ['mail', 'PENDING', 'not begun', 0],
    ['bill', 'FAILED', '', 1],
  ]);
  expect(tableOf(edges).map(({ id }) => id)).toEqual([
    'run 7 db > run 7 web',
    'run 7 web > run 7 mail',
    'run 7 mail > run 7 bill',
  ]);
});

test('a plan leads to its jobs, and these to their nodes', () => {
  const plan = run([], { id: 'plan 3', title: 'Plan', parts: [run(nodes), run([], { id: '8', title: 'Task' })] });
  const ids = new Set(tableOf(traceFrame(draw(plan), 'Puppet')).map(({ spanID }) => spanID));
  const parents = tableOf(traceFrame(draw(plan), 'Puppet')).map(({ parentSpanID }) => parentSpanID);
  expect(parents.filter((parent) => parent !== '' && !ids.has(parent))).toEqual([]);
  expect(parents.slice(0, 2)).toEqual(['', 'run plan 3']);
  expect(tableOf(drawGraph(plan)[1])).toHaveLength(4);
});

test('no run is no spans, no nodes and no edges, with their fields', () => {
  expect(tableOf(traceFrame(undefined, 'Puppet'))).toEqual([]);
  expect(nodeGraphFrames(undefined).map(({ fields }) => fields.map(({ name }) => name).slice(0, 2))).toEqual([
    ['id', 'title'],
    ['id', 'source'],
  ]);
});
