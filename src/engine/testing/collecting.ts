import type { Simulation } from '../../../tests/simulators/base/simulation';
import { collect } from '../collect/collect';
import type { Collected, LatestEvent } from '../seam/protocol';
import type { Vendor } from '../vendors/vendor';
import type { TestDataSource } from './data-source';
import { cellsOf } from './node-host';
import { simulatedDataSource } from './simulated-data-source';

export const hour = 3_600_000;

interface Asked {
  from: number;
  to: number;
  memory?: unknown;
  details?: boolean;
  backwards?: boolean;
  latest?: LatestEvent;
}

export function collecting(
  vendor: Vendor,
  server: Simulation,
  settings: Parameters<typeof simulatedDataSource>[2] = {}
) {
  const source = simulatedDataSource(vendor, server, { maxRuns: 10_000, ...settings });
  const read = (queryType: string, { from, to, memory = null, details = false, backwards = false, latest }: Asked) =>
    collect({
      request: { queryType, from, to, backwards, details, memory, sweepEvery: hour, latest: latest ?? null },
      client: source.client({ freshness: 'rules' }),
      vendor,
      models: [vendor.model],
    });
  return { source, read };
}

export function idsOf({ columns, rows }: Collected): string[] {
  const { eventId } = columns;
  const ids = eventId?.kind === 'text' ? cellsOf(eventId) : [];
  return Array.from(rows, (row) => ids[row] ?? '');
}

export function latestOf(collected: Collected): LatestEvent {
  const { columns, rows } = collected;
  const { time, run } = columns;
  const row = rows[rows.length - 1] ?? NaN;
  if (time?.kind !== 'number' || run?.kind !== 'dictionary') {
    throw new TypeError('Events have times and runs.');
  }
  const id = idsOf(collected).at(-1) ?? '';
  return { id, run: run.values[run.codes[row] ?? NaN] ?? '', time: time.values[row] ?? NaN };
}

/** Sweeps until nothing more is due, as the collector does. */
export async function sweepAll(
  queryType: string,
  read: ReturnType<typeof collecting>['read'],
  source: TestDataSource,
  memory: unknown = null
) {
  const ids: string[] = [];
  for (;;) {
    const to = source.host.now();
    const swept = await read(queryType, { from: to - hour, to, memory });
    ids.push(...idsOf(swept));
    if (!swept.more) {
      return { ids, swept };
    }
    memory = JSON.parse(JSON.stringify(swept.memory));
  }
}

export async function everyHour(hours: number, source: TestDataSource, sweep: () => Promise<Collected>): Promise<void> {
  for (let n = 0; n < hours; n++) {
    source.pass(hour);
    await sweep();
  }
}

/** One sweep after another, as the collector makes them. */
export function sweepOnAndOn(queryType: string, { source, read }: ReturnType<typeof collecting>) {
  let memory: unknown = null;
  return async (to = source.host.now()) => {
    const swept = await read(queryType, { from: to - hour, to, memory });
    memory = JSON.parse(JSON.stringify(swept.memory));
    return swept;
  };
}
