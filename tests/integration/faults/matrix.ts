import { startPreview } from '../../preview/start-preview';
import { GrafanaApi } from '../../preview/grafana-api';
import type { EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import { FaultBed, type Outcome } from './fault-bed';
import { type FaultCase, faultCases } from './fault-cases';

/** One cell of the matrix. */
export interface Cell {
  vendor: VendorUnderTest;
  endpoint: EndpointUnderTest;
  faultCase: FaultCase;
  outcome: Outcome;
}

/** How many cases are under way at once: most of their time is waiting. */
const lanes = 24;

/** Runs every fault at every endpoint of these vendors through the built executable. In the order of the tables. */
export async function runMatrix(vendors: readonly VendorUnderTest[]): Promise<Cell[]> {
  const cells = vendors.flatMap((vendor) =>
    vendor.endpoints.flatMap((endpoint) => faultCases.map((faultCase) => ({ vendor, endpoint, faultCase })))
  );
  const outcomes = new Map<object, Outcome>();
  // those that wait longest first
  const queue = [...cells].sort((one, other) => patience(other.faultCase) - patience(one.faultCase));
  const preview = await startPreview('faults', 'http://127.0.0.1:9');
  try {
    const grafana = new GrafanaApi(preview.address);
    const lane = async () => {
      const bed = await FaultBed.make(grafana);
      for (let cell = queue.shift(); cell; cell = queue.shift()) {
        // what goes wrong with one case is no reason to know nothing of the others
        outcomes.set(cell, await bed.run(cell.vendor, cell.endpoint, cell.faultCase).catch(unknown));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    await preview.stop();
  }
  return cells.map((cell) => {
    const outcome = outcomes.get(cell);
    if (!outcome) {
      throw new Error(`There is no outcome of ${cell.faultCase.name}.`);
    }
    return { ...cell, outcome };
  });
}

function unknown(error: unknown): Outcome {
  const why = error instanceof Error ? error.message : String(error);
  return { status: null, isFine: false, calls: -1, says: `The case could not be run: ${why}.`, after: 'still fails' };
}

function patience({ fault }: FaultCase): number {
  return typeof fault === 'object' && fault.kind === 'status' && fault.status === 429 ? 1 : 0;
}
