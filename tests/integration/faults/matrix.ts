import { GrafanaApi } from '../../preview/grafana-api';
import { startPreview } from '../../preview/start-preview';
import type { EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import { type Outcome, runFault } from './fault-bed';
import { type FaultCase, faultCases } from './fault-cases';
import { Probe } from './probe';
import { type QuietOutcome, runQuietCase } from './quiet-bed';
import { type QuietCase, quietCasesAt } from './quiet-cases';

interface At {
  vendor: VendorUnderTest;
  endpoint: EndpointUnderTest;
}

/** What came of a loud fault; no rule asks for an option list or the health. */
export interface Cell extends At {
  faultCase: FaultCase;
  panel: Outcome;
  rule?: Outcome | undefined;
}

/** What came of a quiet fault; undefined = it has nothing to spoil there. */
export interface QuietCell extends At {
  quietCase: QuietCase;
  outcomes?: { rule: QuietOutcome; panel: QuietOutcome } | undefined;
}

export interface Matrix {
  loud: readonly Cell[];
  quiet: readonly QuietCell[];
}

/** How many cases are under way at once: most of their time is waiting. */
const lanes = 32;

/** Runs every fault at every endpoint of these vendors through the built executable. In the order of the tables. */
export async function runMatrix(vendors: readonly VendorUnderTest[]): Promise<Matrix> {
  const preview = await startPreview('faults', 'http://127.0.0.1:9');
  try {
    const bench = new Bench(new GrafanaApi(preview.address));
    const ats = vendors.flatMap((vendor) => vendor.endpoints.map((endpoint) => ({ vendor, endpoint })));
    const loud = ats
      .filter(({ endpoint }) => isLoud(endpoint))
      .flatMap(({ vendor, endpoint }) =>
        faultCases.map(async (faultCase): Promise<Cell> => {
          const run = (asker: 'panel' | 'rule') =>
            bench.run(patience(faultCase.fault), (probe) => runFault(probe, vendor, endpoint, faultCase, asker));
          const [panel, rule] = await Promise.all([run('panel'), endpoint.isQuery ? run('rule') : undefined]);
          return { vendor, endpoint, faultCase, panel, rule };
        })
      );
    const quiet = ats.flatMap(({ vendor, endpoint }) =>
      quietCasesAt(endpoint).map(async (quietCase): Promise<QuietCell> => {
        const outcomes = await bench.run(quietCase.afterAGoodAnswer ? 2 : 0, (probe) =>
          runQuietCase(probe, vendor, endpoint, quietCase)
        );
        return { vendor, endpoint, quietCase, outcomes };
      })
    );
    const [, loudCells, quietCells] = await Promise.all([bench.work(lanes), Promise.all(loud), Promise.all(quiet)]);
    return { loud: loudCells, quiet: quietCells };
  } finally {
    await preview.stop();
  }
}

/** Loud faults are tried there. */
export function isLoud({ only }: EndpointUnderTest): boolean {
  return only === undefined;
}

/** Data sources that wait for cases, and cases that wait for a data source. */
class Bench {
  private readonly queue: Array<{ patience: number; run: (probe: Probe) => Promise<void> }> = [];

  constructor(private readonly grafana: GrafanaApi) {}

  run<T>(patience: number, run: (probe: Probe) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.queue.push({ patience, run: (probe) => run(probe).then(resolve, reject) });
    });
  }

  async work(count: number): Promise<void> {
    // those that wait longest first
    this.queue.sort((one, other) => other.patience - one.patience);
    const lane = async () => {
      const probe = await Probe.make(this.grafana);
      for (let next = this.queue.shift(); next; next = this.queue.shift()) {
        await next.run(probe);
      }
    };
    await Promise.all(Array.from({ length: count }, lane));
  }
}

function patience(fault: FaultCase['fault']): number {
  if (typeof fault !== 'object' || fault.kind !== 'status') {
    return 0;
  }
  return fault.retryAfter === undefined ? (fault.status === 429 ? 1 : 0) : 2;
}
