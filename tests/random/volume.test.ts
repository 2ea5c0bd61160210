import { volumeQuery } from '../../src/editor/explore/volume-query';
import type { RuntrailQuery, SavedFilter } from '../../src/editor/saved/query';
import { createRandom, type Random } from '../simulators/base/random';
import type { Simulation } from '../simulators/base/simulation';
import type { TruthEvent } from '../simulators/base/truth';
import { simulateOpcore } from '../simulators/opcore/start';
import { simulateOpsera } from '../simulators/opsera/start';
import { simulateOpus } from '../simulators/opus/start';
import { simulatePuppet } from '../simulators/puppet/start';
import { simulatedLines, type Range, type SimulatedLines } from './simulated-lines';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);
const company = { now, seed: 4, historyDays: 0.2 };
const limit = 1_000_000;
/** `npm run bench -- random-runs` asks more: each wants dozens of times for native columns, which takes its time here. */
const asked = Number(process.env['RANDOM_QUERIES'] ?? 300);
const fields = ['event', 'outcome', 'actor', 'target', 'run', 'effect'] as const;

interface SimulatedType {
  source: SimulatedLines;
  queryType: string;
  /** What its vendor still tells. */
  events: readonly TruthEvent[];
  /** Its events last, so that some begin before a range and end after it. */
  lasts: boolean;
  selection(random: Random): { wanted: object; isIn(event: TruthEvent): boolean };
}

const everything = () => ({ wanted: {}, isIn: () => true });

function simulatedTypes(): SimulatedType[] {
  const puppet = simulatePuppet({ ...company, jobEverySeconds: 900, switches: { planJobs: 'listed' } });
  const opus = simulateOpus({ ...company, jobEverySeconds: 900 });
  const opcore = simulateOpcore({ ...company, nodes: 8, changeEverySeconds: 300 });
  const opsera = simulateOpsera({ ...company, actionEverySeconds: 300, taskEverySeconds: 600 });
  const truth = (simulation: Simulation, queryType: string): readonly TruthEvent[] =>
    simulation.events()[queryType] ?? [];
  const puppetLines = simulatedLines(puppet);
  const opseraLines = simulatedLines(opsera);
  return [
    {
      source: puppetLines,
      queryType: 'puppet.jobEvents',
      events: truth(puppet, 'puppet.jobEvents'),
      lasts: false,
      selection: everything,
    },
    {
      source: puppetLines,
      queryType: 'puppet.jobs',
      events: truth(puppet, 'puppet.jobs'),
      lasts: true,
      selection: everything,
    },
    {
      source: simulatedLines(opus),
      queryType: 'opus.jobAudit',
      events: truth(opus, 'opus.jobAudit'),
      lasts: true,
      selection: oneOfTheRuns('jobs', truth(opus, 'opus.jobAudit'), (run) => run),
    },
    {
      source: simulatedLines(opcore, { username: 'auditor' }),
      queryType: 'opcore.nodeAudit',
      events: latestOfEachKind(truth(opcore, 'opcore.nodeAudit')),
      lasts: false,
      selection: oneOfTheRuns('nodes', truth(opcore, 'opcore.nodeAudit'), (run) => run),
    },
    {
      source: opseraLines,
      queryType: 'opsera.userActivity',
      events: truth(opsera, 'opsera.userActivity'),
      lasts: false,
      selection: everything,
    },
    {
      source: opseraLines,
      queryType: 'opsera.taskLogs',
      events: truth(opsera, 'opsera.taskLogs'),
      lasts: false,
      selection: oneOfTheRuns('taskIds', truth(opsera, 'opsera.taskLogs'), (run) => run.split(' ')[0] ?? ''),
    },
  ];
}

/** Some of the runs that there are, by the ids with which they are selected. */
function oneOfTheRuns(
  key: string,
  events: readonly TruthEvent[],
  idOf: (run: string) => string
): SimulatedType['selection'] {
  const [first = '', ...others] = new Set(events.map(({ run }) => idOf(run ?? '')));
  return (random) => {
    const ids = random.sample([first, ...others], random.whole(1, 5));
    return { wanted: { [key]: ids }, isIn: ({ run }) => ids.includes(idOf(run ?? '')) };
  };
}

function latestOfEachKind(events: readonly TruthEvent[]): TruthEvent[] {
  return [...new Map(events.map((event) => [`${event.run} ${event.event}`, event])).values()];
}

function randomRange(random: Random): Range {
  const from = now - Math.floor(random.next() * 5 * hour);
  return { from, to: Math.min(now, from + Math.floor(random.next() * 3 * hour)) };
}

/** A filter by values that there are, as a cell or a label makes one. */
function randomFilter(random: Random, events: readonly TruthEvent[]): SavedFilter {
  const [first, ...others] = events;
  const field = random.pick(fields);
  const event = first && random.pick([first, ...others]);
  return { field, operator: random.pick(['=', '!=']), values: [event?.[field] ?? 'none'] };
}

function isShown(event: TruthEvent, { from, to }: Range, lasts: boolean): boolean {
  const goesOn = lasts && event.end === null && (event.outcome === 'running' || event.outcome === 'waiting');
  return event.time <= to && (goesOn ? now : (event.end ?? event.time)) >= from;
}

function passes(event: TruthEvent, { field, operator, values }: SavedFilter): boolean {
  const value = fields.flatMap((name) => (name === field ? [event[name]] : []))[0] ?? '';
  // Vendors spell the words for what happened in more than one way.
  const plain = (word = ''): string => (field === 'event' ? word.replace(/[\s_-]/g, '').toLowerCase() : word);
  return (plain(values[0]) === plain(value)) === (operator === '=');
}

function sum(numbers: readonly unknown[]): number {
  return numbers.reduce<number>((all, number) => all + Number(number), 0);
}

/** As the notice counts them: what began before the range and had not ended within it is a line, but at no time of it. */
function uncounted(said: readonly string[]): number {
  const [, count = '0'] = /^Not counted: ([\d ]+) event/.exec(said.find((text) => text.startsWith('Not')) ?? '') ?? [];
  return Number(count.replaceAll(' ', ''));
}

test("of random queries lines are what happened, and Explore's volume is their number", async () => {
  const random = createRandom(5);
  const [first, ...others] = simulatedTypes();
  const wrong: unknown[] = [];
  let lasting = 0;
  for (let index = 0; index < asked && first !== undefined; index++) {
    const { source, queryType, events, lasts, selection } = random.pick([first, ...others]);
    const range = randomRange(random);
    const { wanted, isIn } = selection(random);
    const filters = Array.from({ length: random.whole(0, 2) }, () => randomFilter(random, events));
    const query: RuntrailQuery = { refId: 'A', queryType, format: 'logs', limit, filters, ...wanted };
    const expected = events.filter(
      (event) => isIn(event) && isShown(event, range, lasts) && filters.every((filter) => passes(event, filter))
    ).length;
    const lines = (await source.ask(query, range, 'id')).values.length;
    const counted = await source.ask(volumeQuery(query), range, 'count', random.pick([15_000, 60_000, hour]));
    const bars = sum(counted.values);
    const left = lasts ? uncounted(counted.said) : 0;
    lasting += left;
    if (lines !== expected || bars + left !== lines) {
      wrong.push({ query, range, expected, lines, bars, left });
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(lasting).toBeGreaterThan(0);
}, 240_000);
