/** Starts all simulators and prints their addresses as JSON: `tsx tests/simulators/run.ts [--puppet 8143] [--speed 10] [--seed 7]`. */
import { parseArgs } from 'node:util';
import { vendors } from './vendors';

const names = Object.keys(vendors);
const { values } = parseArgs({
  options: Object.fromEntries([...names, 'seed', 'speed'].map((name) => [name, { type: 'string' as const }])),
});

async function main(): Promise<void> {
  const number = (name: string) =>
    typeof values[name] === 'string'
      ? { [name === 'seed' || name === 'speed' ? name : 'port']: Number(values[name]) }
      : {};
  const started = await Promise.all(
    Object.entries(vendors).map(([name, start]) => start({ ...number(name), ...number('seed'), ...number('speed') }))
  );
  const addresses = started.map(({ vendor, url, controlUrl }) => [vendor, { url, controlUrl }]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(addresses))}\n`);
  const stop = () => void Promise.all(started.map((simulator) => simulator.stop())).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();
