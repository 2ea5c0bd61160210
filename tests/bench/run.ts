/**
 * Without a name it measures: builds the bench's programs, starts the simulators in this process and lets the runner
 * measure; `--rounds 3` for a quick look, `--part formats` for one part of it. `profile` says where a query's time goes, and
 * writes profiles. `mutations` and `exactly-once` are long runs of what `npm test` tries in short, and so is `archive`, which
 * archives months (`--days 396 --live 14 --kills 50 --events 1021`); `archive-queries` asks a store of millions of events
 * for a month (`--records 5000000`); `random-runs` draws 10 000 (`--cases`), and asks 1 000 random queries for lines and
 * volume; `browser` says how much a browser can show and stay quick.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { startPuppetSimulator } from '../simulators/puppet/start';
import { archive } from './archive';
import { archiveQueries } from './archive-queries';
import { browser } from './browser';
import { exactlyOnce } from './exactly-once';
import { makeJob } from './made-job';
import { mutations } from './mutations';

const root = path.resolve(__dirname, '../..');
const out = path.join(root, '.cache/bench');
const minute = 60_000;
const sizes = [10, 1_000, 10_000, 100_000];

function run(command: string, args: readonly string[], environment: object = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, BENCH_TOKEN: 'puppet-token', ...environment },
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

async function main(): Promise<void> {
  const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: text('7'),
      part: text(''),
      seed: text('1'),
      cases: text('10000'),
      first: text('0'),
      hours: text('10'),
      days: text('396'),
      kills: text('50'),
      records: text('5000000'),
      live: text('14'),
      every: text('7200'),
      step: text('120'),
      events: text('1021'),
    },
  });
  const seed = Number(values.seed);
  const long: Readonly<Record<string, () => Promise<boolean>>> = {
    archive: () =>
      archive({
        days: Number(values.days),
        live: Number(values.live),
        kills: Number(values.kills),
        every: Number(values.every),
        step: Number(values.step),
        events: Number(values.events),
        seed,
      }),
    'archive-queries': () => archiveQueries(Number(values.records)),
    browser,
    profile: () => measure(Number(values.rounds), 'profile').then(() => true),
    mutations: () => mutations({ cases: Number(values.cases), seed, first: Number(values.first) }),
    'exactly-once': () => exactlyOnce({ hours: Number(values.hours), seed }),
    'random-runs': () => randomRuns(values.cases).then(() => true),
  };
  for (const name of positionals) {
    const isGood = await (long[name] ?? unknown(name, Object.keys(long)))();
    process.exitCode = isGood ? process.exitCode : 1;
  }
  if (positionals.length === 0) {
    await measure(Number(values.rounds), values.part);
  }
}

/** The properties of pictures and of Explore's volume in jest, over more runs and queries. */
function randomRuns(cases: string): Promise<void> {
  const jest = ['node_modules/jest/bin/jest.js', '--config', '.config/jest/jest.config.mjs', 'random-runs', 'volume'];
  return run(process.execPath, jest, { RANDOM_RUNS: cases, RANDOM_QUERIES: '1000' });
}

function unknown(name: string, known: readonly string[]): () => Promise<boolean> {
  return () => Promise.reject(new Error(`There is no ${name}; there are ${known.join(', ')}.`));
}

async function measure(rounds: number, part: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const isProfile = part === 'profile';
  if (isProfile) {
    await run(process.execPath, ['.config/build/engine.mjs', '--named', path.join(out, 'engine.js')]);
  }
  for (const program of ['reference', 'runner', ...(isProfile ? ['profiled'] : [])]) {
    await run('go', [
      '-C',
      'tests',
      'build',
      '-trimpath',
      '-ldflags',
      '-s -w',
      '-o',
      path.join(out, program),
      `./bench/${program}`,
    ]);
  }

  const big = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0 });
  const jobs = Object.fromEntries(
    sizes.map((events) => [events, v.parse(v.object({ job: v.string() }), big.add({ events })).job])
  );

  const fewNodes = '900000000';
  makeJob(big, { name: fewNodes, nodes: 500, types: ['node_running', 'node_finished'], runs: 100 });

  // At the end of what happens there it is now: of events in the future each answer would speak.
  const shared = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0, now: Date.now() - 61 * minute });
  for (let job = 0; job < 100; job++) {
    shared.add({ start: true, nodes: 3 });
  }
  shared.clock.advance(60 * minute);
  for (let job = 0; job < 5; job++) {
    shared.add({ start: true, nodes: 50 });
  }
  // Their first nodes have begun: what is still empty is asked for by every panel.
  shared.clock.advance(30_000);

  const large = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0 });
  for (let job = 0; job < 16; job++) {
    makeJob(large, {
      name: String(900_000_000 + job),
      nodes: 500,
      types: ['node_running', 'node_finished'],
      runs: 2,
      message: 'x'.repeat(28_000),
    });
  }
  const long = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0, events: sizesOf(16, 200_000) });
  const many = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0, events: sizesOf(100, 10_000) });

  const setup = path.join(out, 'setup.json');
  writeFileSync(
    setup,
    JSON.stringify({
      url: big.url,
      jobs,
      fewNodes,
      callsUrl: `${big.controlUrl}/__simulator/state`,
      from: new Date(big.clock.now() - 7 * 24 * 60 * minute).toISOString(),
      to: new Date(Date.now() + 120 * minute).toISOString(),
      largeUrl: large.url,
      longUrl: long.url,
      manyUrl: many.url,
      sharedUrl: shared.url,
      sharedCallsUrl: `${shared.controlUrl}/__simulator/state`,
      plugin: path.join(
        root,
        `dist/gpx_runtrail_${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`
      ),
      reference: path.join(out, 'reference'),
      profiled: path.join(out, 'profiled'),
      engine: path.join(out, 'engine.js'),
      rounds,
      part,
    })
  );
  try {
    await run(path.join(out, 'runner'), ['-setup', setup]);
  } finally {
    await Promise.all([big, shared, large, long, many].map((simulator) => simulator.stop()));
  }
}

function sizesOf(jobs: number, events: number): number[] {
  return Array.from({ length: jobs }, () => events);
}

void main();
