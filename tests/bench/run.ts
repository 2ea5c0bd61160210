/** Builds the bench's programs, starts the simulators in this process and lets the runner measure; `--rounds 3` for a quick look. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { startPuppetSimulator } from '../simulators/puppet/start';

const root = path.resolve(__dirname, '../..');
const out = path.join(root, '.cache/bench');
const minute = 60_000;
const sizes = [10, 1_000, 10_000, 100_000];

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, BENCH_TOKEN: 'puppet-token' },
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
  mkdirSync(out, { recursive: true });
  for (const program of ['reference', 'runner']) {
    await run('go', [
      'build',
      '-trimpath',
      '-ldflags',
      '-s -w',
      '-o',
      path.join(out, program),
      `./tests/bench/${program}`,
    ]);
  }

  const big = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0 });
  const jobs = Object.fromEntries(
    sizes.map((events) => [events, v.parse(v.object({ job: v.string() }), big.add({ events })).job])
  );

  const shared = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0 });
  for (let job = 0; job < 50; job++) {
    shared.add({ start: true, nodes: 3 });
  }
  shared.clock.advance(60 * minute);
  shared.add({ start: true, nodes: 50 });
  shared.add({ start: true, nodes: 50 });

  const setup = path.join(out, 'setup.json');
  writeFileSync(
    setup,
    JSON.stringify({
      url: big.url,
      jobs,
      callsUrl: `${big.controlUrl}/__simulator/state`,
      from: new Date(big.clock.now() - 7 * 24 * 60 * minute).toISOString(),
      to: new Date(shared.clock.now() + 60 * minute).toISOString(),
      sharedUrl: shared.url,
      sharedCallsUrl: `${shared.controlUrl}/__simulator/state`,
      plugin: path.join(
        root,
        `dist/gpx_runtrail_${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`
      ),
      reference: path.join(out, 'reference'),
      rounds: Number(values.rounds),
    })
  );
  try {
    await run(path.join(out, 'runner'), ['-setup', setup]);
  } finally {
    await big.stop();
    await shared.stop();
  }
}

void main();
