import { createEngineWith } from '../../src/engine/instance/engine';
import type { QueryResult } from '../../src/engine/seam/protocol';
import { inProcess } from '../../src/engine/testing/in-process';
import { nodeHost } from '../../src/engine/testing/node-host';
import { plainResult } from '../../src/engine/testing/plain-results';
import { vendors } from '../../src/engine/vendors/registry';
import type { Simulation } from '../simulators/base/simulation';

export interface Range {
  /** Epoch ms. */
  from: number;
  to: number;
}

export interface Answer {
  /** The values of the wanted fields of all frames, one frame after another. */
  values: unknown[];
  /** Every sentence beside it, shortfalls included. */
  said: string[];
}

/** A data source of a simulated vendor, asked as Grafana's server asks it. */
export interface SimulatedLines {
  /** @param field what is wanted of the answer: making plain values of all of it takes its time */
  ask(query: object, range: Range, field: string, intervalMs?: number): Promise<Answer>;
}

/** @param vendorSettings what the vendor needs besides its address and secret */
export function simulatedLines(simulation: Simulation, vendorSettings: object = {}): SimulatedLines {
  const vendor = vendors.find(({ model }) => model.id === simulation.vendor);
  const host = nodeHost({ answer: inProcess(simulation), now: () => simulation.clock.now() });
  const settings = {
    uid: 'lines',
    name: 'Lines',
    url: vendor?.model.exampleUrl,
    jsonData: { vendor: simulation.vendor, maxRuns: 10_000, maxEvents: 1_000_000, ...vendorSettings },
    secrets: Object.fromEntries(vendor?.model.secrets.map(({ key }) => [key, { isSet: true }]) ?? []),
  };
  const engine = createEngineWith(vendors)(JSON.stringify(settings), host);
  return {
    async ask(query, range, field, intervalMs = 60_000) {
      const queries = [{ refId: 'A', ...range, intervalMs, json: JSON.stringify(query) }];
      const [result] = await engine.query(1, JSON.stringify({ fromAlert: false, skipCache: false, queries }));
      if (result === undefined || result.status !== 200) {
        throw new Error(result?.error ?? 'no answer');
      }
      const wanted = result.frames.map((frame) => ({
        ...frame,
        fields: frame.fields.filter(({ name }) => name === field),
      }));
      const { frames } = plainResult({ ...result, frames: wanted }, host.columns);
      return {
        values: frames.flatMap(({ fields }) => fields.flatMap(({ values }) => values)),
        said: noticesOf(result),
      };
    },
  };
}

function noticesOf({ frames }: QueryResult): string[] {
  return frames.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []);
}
