import type { Run, UnstartedNode } from '../events/run';
import { eventsOf } from '../testing/events-of';
import { nodeHost } from '../testing/node-host';
import { drawRun } from './draw-run';
import type { DrawnRun, Picture } from './drawn-run';

const host = nodeHost();
const trace: Picture = { draws: 'node runs', most: 1_000 };
const graph: Picture = { draws: 'nodes', most: 200 };

const job = (id: string, outcomes: readonly string[], more: Partial<Run> = {}): Run => ({
  id,
  title: `Job ${id}`,
  outcome: outcomes.includes('failure') ? 'failure' : 'success',
  actor: null,
  begin: 0,
  end: 20_000,
  states: [],
  nodes: {
    begun: eventsOf(outcomes.map((outcome, time) => ({ time, end: time + 5, target: `node-${time}`, outcome }))),
    unstarted: [],
    order: [],
  },
  ...more,
});
const plan = (jobs: readonly Run[]): Run => ({ ...job('plan 1', []), title: 'Plan', parts: jobs });
const many = (count: number, outcome: string): string[] => Array.from({ length: count }, () => outcome);

function draw(run: Run, picture: Picture): { drawn: string[]; notice: string | undefined } {
  const { run: shown, notice } = drawRun(run, 30_000, picture, host);
  const namesIn = ({ title, nodes, parts }: DrawnRun): string[] => [
    title,
    ...nodes.map(({ name }) => name),
    ...parts.flatMap(namesIn),
  ];
  return { drawn: namesIn(shown), notice };
}

test.each([
  [trace, 999],
  [graph, 199],
])('as much as a picture may have is drawn one by one, the run itself included (%o)', (picture, nodes) => {
  const { drawn, notice } = draw(job('7', many(nodes, 'success')), picture);
  expect([drawn.length, notice]).toEqual([picture.most, undefined]);
});

test.each([
  [trace, 1_000, 'The run would be 1 001 spans, its own included, more than the 1 000 that are drawn one by one'],
  [graph, 200, 'The run would be 201 nodes, its own included, more than the 200 that are drawn one by one'],
])('one more, and nodes are grouped by outcome, with a word about it (%o)', (picture, nodes, said) => {
  const { drawn, notice } = draw(job('7', many(nodes, 'success')), picture);
  expect(drawn).toEqual(['Job 7', expect.stringMatching(/^(1 000|200) nodes: success$/)]);
  expect(notice).toContain(said);
});

test.each(Array.from({ length: 14 }, (_, power) => Math.min(10_000, 2 ** power)))(
  'a job of %i nodes is drawn as far as a picture may, each of its nodes in it once',
  (nodes) => {
    const outcomes = Array.from({ length: nodes }, (_, index) =>
      index % 100 === 3 ? 'failure' : index % 2 === 0 ? 'success' : 'skipped'
    );
    [trace, graph].forEach((picture) => {
      const { run } = drawRun(job('7', outcomes), 30_000, picture, host);
      const counts = run.nodes.map(({ seen }) => Array.from(seen.values()).reduce((sum, count) => sum + count, 0));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(nodes);
      expect(run.nodes.length + 1).toBeLessThanOrEqual(picture.most);
      const failed = outcomes.filter((outcome) => outcome === 'failure').length;
      expect(run.nodes.filter(({ outcome, isGroup }) => outcome === 'failure' && !isGroup)).toHaveLength(failed);
    });
  }
);

test('where not even the failed nodes have room, as many as have are drawn apart, and how many is said', () => {
  const { drawn, notice } = draw(job('7', [...many(300, 'failure'), ...many(2, 'success')]), graph);
  expect(drawn).toHaveLength(200);
  expect(drawn).toEqual(expect.arrayContaining(['node-0', '103 nodes: failure', '2 nodes: success']));
  expect(notice).toContain('the failed ones apart as far as there is room (197 of 300).');
});

test('in a trace it is runs of nodes that are counted', () => {
  const begun = eventsOf(
    Array.from({ length: 1_200 }, (_, time) => ({ time, target: `node-${time % 2}`, outcome: 'failure' }))
  );
  const { notice } = draw(job('7', [], { nodes: { begun, unstarted: [], order: [] } }), trace);
  expect(notice).toContain(
    'node runs with the same outcome are drawn as one, the failed ones apart as far as there is room (998 of 1 200).'
  );
});

test('a group of one is that one', () => {
  const { drawn } = draw(job('7', [...many(250, 'success'), 'skipped']), graph);
  expect(drawn).toEqual(['Job 7', '250 nodes: success', 'node-250']);
});

test('jobs of a plan and their nodes count too, and are drawn within one limit', () => {
  const jobs = Array.from({ length: 20 }, (_, index) => job(String(index), many(9, 'success')));
  expect(draw(plan(jobs.slice(0, 19)), graph)).toEqual({ drawn: expect.anything(), notice: undefined });
  const { drawn, notice } = draw(plan(jobs), graph);
  expect(drawn).toHaveLength(41);
  expect(drawn.filter((name) => name === '9 nodes: success')).toHaveLength(20);
  expect(notice).toContain('would be 201 nodes');
});

test('of more jobs than a picture has room for those of one outcome are one, the failed ones apart', () => {
  const jobs = Array.from({ length: 300 }, (_, index) =>
    job(String(index), [...many(9, 'success'), index % 100 === 7 ? 'failure' : 'success'])
  );
  const { drawn, notice } = draw(plan(jobs), graph);
  expect(drawn).toEqual([
    'Plan',
    '297 runs: success',
    ...['7', '107', '207'].flatMap((id) => [`Job ${id}`, '9 nodes: success', 'node-9']),
  ]);
  expect(notice).toContain('nodes with the same outcome are drawn as one, and so are runs, the failed ones apart.');
});

test('in a trace a group says how many nodes it holds, however often each ran', () => {
  const begun = eventsOf(Array.from({ length: 1_200 }, (_, time) => ({ time, target: `node-${time % 600}` })));
  const { drawn } = draw(job('7', [], { nodes: { begun, unstarted: [], order: [] } }), trace);
  expect(drawn).toEqual(['Job 7', '600 nodes: success']);
  expect(draw(job('7', [], { nodes: { begun, unstarted: [], order: [] } }), graph).drawn).toEqual(drawn);
});

test('a node that ran several times says how often each outcome was seen, and how long all of its runs took', () => {
  const bars = ['success', 'failure', 'success', 'running'].flatMap((outcome, turn) =>
    ['a', 'b'].map((target, place) => ({
      time: 1_000 * turn + place,
      ...(outcome === 'running' ? {} : { end: 1_000 * turn + place + 10 * (turn + 1) }),
      outcome: target === 'b' ? 'success' : outcome,
      target,
    }))
  );
  const begun = eventsOf([...bars, { time: 5_000, outcome: 'skipped', target: 'c' }]);
  const unstarted: UnstartedNode[] = [{ name: 'd', state: 'new', outcome: 'waiting' }];
  const { run } = drawRun(job('7', [], { nodes: { begun, unstarted, order: [] } }), 30_000, graph, host);
  expect(run.nodes.map(({ name, outcome, took, seen }) => [name, outcome, took, Array.from(seen)])).toEqual([
    // What runs ends now; how long a point took nobody knows.
    [
      'a',
      'running',
      10 + 20 + 30 + 27_000,
      [
        ['success', 2],
        ['failure', 1],
        ['running', 1],
      ],
    ],
    ['b', 'success', 10 + 20 + 30, [['success', 4]]],
    ['c', 'skipped', NaN, [['skipped', 1]]],
    ['d', 'waiting', NaN, [['waiting', 1]]],
  ]);
});

test('a run that goes on ends no earlier than what ended in it, also where the range ends before that', () => {
  const begun = eventsOf([{ time: 0, end: 40_000, outcome: 'success', target: 'a' }]);
  const goesOn = job('7', [], { outcome: 'running', end: NaN, nodes: { begun, unstarted: [], order: [] } });
  const { run } = drawRun(goesOn, 30_000, trace, host);
  expect([run.end, run.took]).toEqual([40_000, 40_000]);
});

test('nodes that have not begun are grouped by their outcome too, and where they are, no node leads to the next', () => {
  const unstarted = Array.from({ length: 300 }, (_, index): UnstartedNode => ({
    name: `n${index}`,
    state: index < 100 ? 'new' : 'FAILED',
    outcome: index < 100 ? 'waiting' : 'failure',
  }));
  const order = unstarted.map(({ name }) => name);
  const { run } = drawRun(job('7', [], { nodes: { begun: eventsOf([]), unstarted, order } }), 30_000, graph, host);
  expect(run.nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['100 nodes: waiting', 'n100', 'n296']));
  expect([run.nodes.length, run.order, run.end]).toEqual([199, [], 20_000]);
});
