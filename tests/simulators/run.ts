/**
 * Starts all simulators and prints their addresses as JSON:
 * `tsx tests/simulators/run.ts [--puppet 8143] [--opus 0] [--host 0.0.0.0] [--seed 7] [--speed 10] [--history 180]`, a number
 * after a vendor's name being its port. With a history (days) the vendors have it whole at first: one that forgets does so
 * when its switch is set back.
 */
import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './base/start-simulator';
import { vendors } from './vendors';

/** A long history has fewer things a day, so that it is not too long to read. */
const longAgoMinutes = 240;
const text = { type: 'string' } as const;
const ports = Object.fromEntries(Object.keys(vendors).map((name) => [name, text]));
const { values } = parseArgs({ options: { ...ports, host: text, seed: text, speed: text, history: text } });

function optionsFor(vendor: string): SimulatorOptions {
  const given = new Map(Object.entries(values));
  const number = (name: string, key: string) => (given.has(name) ? { [key]: Number(given.get(name)) } : {});
  return {
    ...number(vendor, 'port'),
    ...number('seed', 'seed'),
    ...number('speed', 'speed'),
    ...(values.host !== undefined && { host: values.host }),
    ...number('history', 'historyDays'),
    ...(values.history !== undefined && { longAgoMinutes }),
    ...(values.history !== undefined &&
      vendor === 'puppet' && { switches: { pruneDays: Number(values.history) + 30 } }),
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
