import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '../../simulators/base/random';
import type { Simulator } from '../../simulators/base/simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import { counted, goesOn, lineOf } from '../exactly-once/seen-events';
import { type ArchivedVendor, archivedVendors } from './archived-vendors';
import { ArchiveOf } from './archive-of';
import { CollectorProcess } from './collector-process';
import { OtlpSink } from './otlp-sink';

export interface LifeOptions {
  name: string;
  /** Of the companies' time: what lies before the collector starts, and what it lives through. */
  historyDays: number;
  days: number;
  kills: number;
  seed: number;
  /** How far the clock moves at once, minutes. */
  stepMinutes: number;
}

/** What came of one query type. */
export interface Archived {
  queryType: string;
  happened: number;
  archived: number;
  /** Records that are another's repetition, after a crash or a change. */
  repeated: number;
  /** In words: what is missing, was changed or never happened. */
  wrong: string[];
  /** How far the last heartbeat is behind, minutes. */
  lagMinutes: number;
}

export interface Life {
  archived: Archived[];
  seconds: number;
  records: number;
  peakMegabytes: number;
  kills: number;
  refused: number;
  collectors: number;
  log: string;
}

const minute = 60_000;
/** Ms of real time for a step. */
const breath = 60;
/** Of the companies' time: what a reading may take before the clock waits for it; less than the collector's overlap. */
const slow = 8 * 60 * minute;
/** Ms of real time. */
const slowest = 20_000;

/** Lets vendors live at speed while a collector archives them that is killed again and again; then compares. */
export async function archiveLife(options: LifeOptions): Promise<Life> {
  const { days, kills, seed, historyDays } = options;
  const began = performance.now();
  const random = createRandom(seed);
  const start = Date.UTC(2026, 9, 1);
  const vendors = await Promise.all(
    archivedVendors.map(async (archived) => ({
      archived,
      simulator: await archived.start({ now: start, speed: 0, seed, clientsLiveThere: true }, historyDays),
    }))
  );
  const simulators = vendors.map(({ simulator }) => simulator);
  let now = start;
  const archives = new Map<string, ArchiveOf>();
  let records = 0;
  const sink = new OtlpSink((record) => {
    records++;
    const queryType = record.attributes['runtrail.query_type'] ?? '';
    const archive = archives.get(queryType) ?? new ArchiveOf(() => now);
    archives.set(queryType, archive);
    archive.take(record);
  });
  const sources = vendors.map(({ archived, simulator }) => ({ vendor: archived.vendor, url: simulator.url }));
  const collector = new CollectorProcess(options.name, sources, await sink.listen());
  try {
    collector.setClock(start);
    collector.start();
    let startedAt = now;
    const steps = Math.ceil((days * 1440) / options.stepMinutes);
    const killAt = new Set(Array.from({ length: kills }, (_, n) => Math.floor(((n + random.next()) * steps) / kills)));
    const failAt = Math.floor(steps * random.next() * 0.8);
    for (let step = 0; step < steps; step++) {
      sink.isFailing = step >= failAt && step < failAt + steps / 40;
      simulators.forEach((simulator) => simulator.clock.advance(options.stepMinutes * minute));
      now += options.stepMinutes * minute;
      collector.setClock(now);
      if (killAt.has(step)) {
        await collector.kill();
        collector.start();
        startedAt = now;
      }
      await sleep(breath);
      if (!sink.isFailing && startedAt < now - slow) {
        await keptUp(archives, now - slow);
      }
    }
    sink.isFailing = false;
    const end = now;
    await settled(vendors, archives, end, collector);
    const archived = vendors.flatMap((vendor) =>
      vendor.archived.queryTypes.map((queryType) => compared(queryType, vendor, archives.get(queryType), end))
    );
    await collector.stop();
    const ids = new Set(Array.from(archives.values()).flatMap((archive) => Array.from(archive.collectors)));
    return {
      archived,
      seconds: Math.round((performance.now() - began) / 1000),
      records,
      peakMegabytes: collector.peakMegabytes,
      kills,
      refused: sink.refused,
      collectors: ids.size,
      log: collector.log,
    };
  } finally {
    await collector.kill();
    await sink.stop();
    await Promise.all(simulators.map((simulator) => simulator.stop()));
  }
}

interface Lived {
  archived: ArchivedVendor;
  simulator: Simulator;
}

/**
 * A step of the clock is half an hour, so that on a busy machine a call may be answered as of half a day ago. Servers do not
 * take so long, and what joins such a call would miss what happened meanwhile.
 */
async function keptUp(archives: ReadonlyMap<string, ArchiveOf>, since: number): Promise<void> {
  const isSlow = () => Array.from(archives.values()).some(({ heardAt }) => heardAt < since);
  for (const until = performance.now() + slowest; performance.now() < until && isSlow();) {
    await sleep(20);
  }
}

/** Until every heartbeat says that the archive is complete to about the end; what cannot be so is told by the comparison. */
async function settled(
  vendors: readonly Lived[],
  archives: ReadonlyMap<string, ArchiveOf>,
  end: number,
  collector: CollectorProcess
): Promise<void> {
  const queryTypes = vendors.flatMap(({ archived }) => archived.queryTypes);
  for (const until = performance.now() + 120_000; performance.now() < until && collector.isRunning;) {
    await sleep(200);
    const late = queryTypes.filter((queryType) => {
      const heartbeat = archives.get(queryType)?.heartbeat;
      return !heartbeat || heartbeat.backfill || heartbeat.lacks !== '[]' || heartbeat.until < end - 3 * 60 * minute;
    });
    if (late.length === 0) {
      return;
    }
  }
}

/** Everything that the last heartbeat says is there has to be, each once; and nothing that never happened. */
function compared(
  queryType: string,
  { archived: { mayMiss }, simulator }: Lived,
  archive: ArchiveOf | undefined,
  end: number
): Archived {
  const all = simulator.events()[queryType] ?? [];
  const heartbeat = archive?.heartbeat;
  const lines = counted(archive?.lines() ?? []);
  const wrong: string[] = [];
  if (!heartbeat || heartbeat.backfill || heartbeat.gaps !== '[]' || heartbeat.lacks !== '[]') {
    wrong.push(`heartbeat: ${JSON.stringify(heartbeat)}`);
  }
  const isDue = (event: TruthEvent) =>
    event.time >= (heartbeat?.from ?? 0) && event.time <= (heartbeat?.until ?? 0) && !goesOn(event);
  const due = mayMiss ? mayMiss(all) : all.filter(isDue);
  for (const [line, times] of counted(due.map(lineOf))) {
    const found = lines.get(line) ?? 0;
    if (found !== times) {
      wrong.push(`archived ${found} times instead of ${times}: ${line}`);
    }
  }
  const known = new Set(all.map(lineOf));
  const unknown = Array.from(lines.keys()).filter((line) => !known.has(line));
  wrong.push(...unknown.map((line) => `never happened: ${line}`));
  return {
    queryType,
    happened: due.length,
    archived: archive?.size ?? 0,
    repeated: (archive?.records ?? 0) - (archive?.size ?? 0),
    wrong,
    lagMinutes: Math.round((end - (heartbeat?.until ?? -Infinity)) / minute),
  };
}
