/**
 * Starts all simulators and prints their addresses as JSON:
 * `tsx tests/simulators/run.ts [--puppet 8143] [--opus 0] [--host 0.0.0.0] [--seed 7] [--speed 10]`, a number after a
 * vendor's name being its port.
 */
import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './base/start-simulator';
import { vendors } from './vendors';

const text = { type: 'string' } as const;
const ports = Object.fromEntries(Object.keys(vendors).map((name) => [name, text]));
const { values } = parseArgs({ options: { ...ports, host: text, seed: text, speed: text } });

function optionsFor(vendor: string): SimulatorOptions {
  const given = new Map(Object.entries(values));
  const number = (name: string, key: string) => (given.has(name) ? { [key]: Number(given.get(name)) } : {});
  return {
    ...number(vendor, 'port'),
    ...number('seed', 'seed'),
    ...number('speed', 'speed'),
    ...(values.host !== undefined && { host: values.host }),
  };
}

async function main(): Promise<void> {
  const started = await Promise.all(Object.entries(vendors).map(([vendor, start]) => start(optionsFor(vendor))));
  const addresses = started.map(({ vendor, url, controlUrl }) => [vendor, { url, controlUrl }]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(addresses))}\n`);
  const stop = () => void Promise.all(started.map((simulator) => simulator.stop())).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

void main();
