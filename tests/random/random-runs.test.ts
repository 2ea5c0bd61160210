import { createRandom, type Random } from '../simulators/base/random';
import { outcomes } from '../../src/model/event';
import type { Run, UnstartedNode } from '../../src/engine/events/run';
import type { Field, Frame } from '../../src/engine/seam/protocol';
import { eventsOf, type PlainEvent } from '../../src/engine/testing/events-of';
import { nodeHost } from '../../src/engine/testing/node-host';
import { drawRun } from '../../src/engine/frames/draw-run';
import type { DrawnNode, DrawnRun, Picture } from '../../src/engine/frames/drawn-run';
import { nodeGraphFrames } from '../../src/engine/frames/node-graph';
import { timelineFrames } from '../../src/engine/frames/timeline';
import { traceFrame } from '../../src/engine/frames/trace';

const host = nodeHost();
/** `npm run bench -- random-runs` draws more: each asks dozens of times for native columns, which takes its time here. */
const mostGiven = Number(process.env['RANDOM_RUNS'] ?? 1_000);
const names = ['web', 'db', '', '3 nodes: failure', 'run 7', '<b>x</b>', '${x}', 'a > b'] as const;

/** Node runs as odd as vendors can make them: one node several times, some that end before they begin. */
function randomEvents(random: Random, most: number): PlainEvent[] {
  return Array.from({ length: random.whole(0, most) }, () => ({
    time: random.whole(0, 90),
    target: random.pick(names),
    outcome: random.pick(outcomes),
    ...(random.chance(0.6) ? { end: random.whole(0, 120) } : {}),
  }));
}

function randomGiven(random: Random, id: string, depth: number): Run {
  return {
    id,
    title: 'A run',
    outcome: random.pick(outcomes),
    actor: null,
    states: [],
    begin: random.chance(0.1) ? NaN : random.whole(0, 100),
    end: random.chance(0.3) ? NaN : random.whole(0, 100),
    nodes: { begun: eventsOf(randomEvents(random, 12)), unstarted: randomUnstarted(random), order: [] },
    parts:
      depth === 0 || random.chance(0.6) ? [] : randomParts(random, id, (part) => randomGiven(random, part, depth - 1)),
  };
}

/** A run as a picture gets it, in an order with nodes that are not there. */
function randomDrawn(random: Random, id: string, depth: number): DrawnRun {
  const nodes = randomEvents(random, 8).map(({ time, target = '', outcome = '' }): DrawnNode => ({
    name: target,
    isGroup: random.chance(0.1),
    outcome,
    state: outcome,
    seen: new Map([[outcome, 1]]),
    begin: time,
    end: time + 1,
    took: 1,
    message: target,
  }));
  return {
    id,
    title: 'A run',
    outcome: random.pick(outcomes),
    actor: null,
    begin: 0,
    end: random.whole(0, 100),
    took: 1,
    nodes,
    order: random.chance(0.3) ? Array.from({ length: 3 }, () => random.pick([...names, 'gone'])) : [],
    parts: depth === 0 ? [] : randomParts(random, id, (part) => randomDrawn(random, part, depth - 1)),
  };
}

function randomUnstarted(random: Random): UnstartedNode[] {
  return Array.from({ length: random.whole(0, 3) }, () => ({
    name: random.pick(names),
    state: 'new',
    outcome: random.pick(outcomes),
  }));
}

function randomParts<T>(random: Random, id: string, make: (part: string) => T): T[] {
  return Array.from({ length: random.whole(0, 2) }, (_, index) => make(`${id}.${index}`));
}

function column(frame: Frame | undefined, name: string): unknown[] {
  const values: Field['values'] = frame?.fields.find((field) => field.name === name)?.values ?? [];
  return 'kind' in values ? [] : Array.from<unknown>(values);
}

/** What is wrong with a run as a waterfall. */
function traceFaults(run: DrawnRun): string[] {
  const trace = traceFrame(run, 'Vendor');
  const [spans, parents] = [column(trace, 'spanID'), column(trace, 'parentSpanID')];
  const spanIds = new Set(spans);
  const numbers = [...column(trace, 'duration'), ...column(trace, 'startTime')];
  return [
    ...(spanIds.size === spans.length ? [] : ['a span id twice']),
    ...(parents[0] === '' ? [] : ['no root']),
    ...(parents.slice(1).every((parent) => spanIds.has(parent)) ? [] : ['an orphan']),
    ...(numbers.every((number) => Number(number) >= 0) ? [] : ['a time that is none']),
  ];
}

/** What is wrong with a run as a graph. */
function graphFaults(run: DrawnRun): string[] {
  const [points, lines] = nodeGraphFrames(run);
  const [nodes, edges] = [column(points, 'id'), column(lines, 'id')];
  const nodeIds = new Set(nodes);
  const ends = [...column(lines, 'source'), ...column(lines, 'target')];
  return [
    ...(nodeIds.size === nodes.length ? [] : ['a node id twice']),
    ...(ends.every((end) => nodeIds.has(end)) ? [] : ['a dangling edge']),
    ...(new Set(edges).size === edges.length ? [] : ['an edge id twice']),
  ];
}

test('in the pictures of 10 000 random runs nothing is an orphan and no edge dangles', () => {
  const random = createRandom(9);
  const faults = new Set<string>();
  for (let index = 0; index < 10_000; index++) {
    const run = randomDrawn(random, String(index), 1);
    [...traceFaults(run), ...graphFaults(run)].forEach((fault) => faults.add(fault));
  }
  expect([...faults]).toEqual([]);
});

test('nor where runs come from a vendor, and no picture is larger than it may be', () => {
  const random = createRandom(11);
  const faults = new Set<string>();
  let grouped = 0;
  for (let index = 0; index < mostGiven; index++) {
    const picture: Picture = { draws: random.pick(['nodes', 'node runs']), most: random.whole(12, 24) };
    const { run } = drawRun(randomGiven(random, String(index), 1), 100, picture, host);
    const isGraph = picture.draws === 'nodes';
    (isGraph ? graphFaults : traceFaults)(run).forEach((fault) => faults.add(fault));
    const [drawn] = isGraph ? nodeGraphFrames(run) : [traceFrame(run, 'Vendor')];
    if (column(drawn, isGraph ? 'id' : 'spanID').length > picture.most) {
      faults.add('more than it may be');
    }
    if (run.nodes.some(({ isGroup }) => isGroup)) {
      grouped++;
    }
  }
  expect([...faults]).toEqual([]);
  expect(grouped).toBeGreaterThan(mostGiven / 20);
}, 600_000);

test('of the bars of 10 000 random runs none overlaps another of its row', () => {
  const random = createRandom(13);
  const events = eventsOf(
    Array.from({ length: 10_000 }, (_, run) =>
      // One run after another, and into the next.
      randomEvents(random, 8).map(({ end, ...event }) => ({
        ...event,
        time: event.time + 50 * run,
        ...(end === undefined ? {} : { end: end + 50 * run }),
      }))
    ).flat()
  );
  const rows = host.columns.order(host.columns.select(events.length, []), events.time.values);
  const ends = host.columns.coalesce(events.end, events.time).values;
  const overlaps = timelineFrames(events, rows, { ends, pointLength: 10 }, host).flatMap(
    ({ fields, rows: own = [] }) => {
      const [from, to] = fields.map(({ values }) => values);
      return from !== undefined && 'kind' in from && from.kind === 'number' && to instanceof Float64Array
        ? Array.from(own).filter(
            (row, index) => index > 0 && (to[own[index - 1] ?? -1] ?? NaN) > (from.values[row] ?? NaN)
          )
        : [];
    }
  );
  expect(overlaps).toEqual([]);
});
