import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, createRandom } from '../../simulators/base/random';
import type { Simulator } from '../../simulators/base/simulator';
import { nextFault } from '../exactly-once/wire-faults';
import {
  type Archived,
  type Heartbeats,
  archivesIn,
  collectorsIn,
  compared,
  heartbeatsIn,
  missingNow,
} from './archived';
import { type ArchivedVendor, archivedVendors } from './archived-vendors';
import { CollectorProcess } from './collector-process';
import { type VictoriaLogs, startVictoriaLogs } from './victoria-logs';

export interface LifeOptions {
  name: string;
  /** Of the companies' time: what lies before the collector starts, and what it lives through. */
  historyDays: number;
  days: number;
  /** Of the collector, and as many of the store. */
  kills: number;
  seed: number;
  /** How far the clock moves at once, minutes. */
  stepMinutes: number;
  /** Something happens at each vendor in so many seconds. */
  every: number;
  /** Of a job of Puppet that begins with every step of the past and of what is lived through; absent = there are none. */
  eventsAtOnce?: number;
  /** Of the collector; absent = much memory. */
  environment?: Readonly<Record<string, string>>;
  /** Told of each hundredth of the way. */
  progress?: (percent: number) => void;
  /** Told of each query type as soon as it is compared, which takes long where that is millions. */
  onCompared?: (archived: Archived) => void;
}

export interface Life {
  archived: Archived[];
  seconds: number;
  peakMegabytes: number;
  /** Calls that a vendor spoiled. */
  faults: number;
  /** Batches that a store that was killed had lost, and got again. */
  sentAgain: number;
  collectors: number;
  storeBytes: number;
  log: string;
}

const minute = 60_000;
/** Ms of real time for a step. */
const breath = 60;
/** Of the companies' time: what a reading may take before the clock waits for it; less than the collector's overlap. */
const slow = 8 * 60 * minute;
/** Ms of real time. */
const slowest = 20_000;
/** Ms of real time in which a share of the past is read at the latest, however busy the machine is. */
const longest = 20 * 60_000;
const settling = 4 * 60_000;
/** A look at everything that happened takes long where that is much: it is had after so many of the kills at most. */
const mostLooks = 10;
const day = 1_440 * minute;

/** Lets vendors live at speed while they are archived, and collector, store and vendors fail; then compares. */
export async function archiveLife(options: LifeOptions): Promise<Life> {
  const start = Date.UTC(2026, 9, 1);
  const { historyDays, eventsAtOnce } = options;
  const isLived = eventsAtOnce !== undefined;
  // Where the companies' clock is ahead of this machine's, the store drops what is more than two days ahead, too.
  const store = await startVictoriaLogs({
    flags: [
      '-futureRetention=100y',
      // To read all of it takes longer than half a minute where that is millions.
      '-search.maxQueryDuration=1h',
      '-inmemoryDataFlushInterval=1s',
    ],
  });
  const begin = isLived ? start - historyDays * day : start;
  const vendors = await Promise.all(
    archivedVendors.map(async (archived) => ({
      archived,
      simulator: await archived.start(
        { now: begin, speed: 0, seed: options.seed, clientsLiveThere: true },
        isLived ? 0 : historyDays,
        options.every
      ),
    }))
  );
  for (let now = begin; now < start; now += options.stepMinutes * minute) {
    pass(vendors, options);
  }
  const sources = vendors.map(({ archived, simulator }) => ({ vendor: archived.vendor, url: simulator.url }));
  const collector = new CollectorProcess(options.name, sources, options.environment);
  collector.configure(store, {
    backfill: { max_age: `${24 * Math.max(30, historyDays)}h` },
    // Each look at what is new reads the overlap anew, which is much where much happens.
    ...(isLived ? { collection_interval: '2s' } : {}),
  });
  try {
    return await new ArchiveLife(options, start, vendors, store, collector).live();
  } finally {
    await collector.kill();
    await store.remove();
    await Promise.all(vendors.map(({ simulator }) => simulator.stop()));
  }
}

interface Lived {
  archived: ArchivedVendor;
  simulator: Simulator;
}

/** A step of the companies' time. */
function pass(vendors: readonly Lived[], { stepMinutes, eventsAtOnce }: LifeOptions): void {
  for (const { archived, simulator } of vendors) {
    if (archived.vendor.id === 'puppet' && eventsAtOnce !== undefined) {
      simulator.add({ events: eventsAtOnce, begins: true });
    }
    simulator.clock.advance(stepMinutes * minute);
  }
}

class ArchiveLife {
  private readonly random: Random;
  private readonly steps: number;
  private readonly wrong: string[] = [];
  private now: number;
  private startedAt: number;
  private faults = 0;

  constructor(
    private readonly options: LifeOptions,
    private readonly start: number,
    private readonly vendors: readonly Lived[],
    private readonly store: VictoriaLogs,
    private readonly collector: CollectorProcess
  ) {
    this.random = createRandom(options.seed);
    this.steps = Math.ceil((options.days * 1440) / options.stepMinutes);
    this.now = this.startedAt = start;
  }

  async live(): Promise<Life> {
    const began = performance.now();
    this.collector.setClock(this.now);
    this.collector.start();
    const [killCollector, killStore] = [this.moments(), this.moments()];
    for (let step = 0, kills = 0; step < this.steps; step++) {
      this.harm();
      this.step();
      if (killCollector.has(step)) {
        await this.collector.kill();
        this.collector.start();
        this.startedAt = this.now;
      }
      if (killStore.has(step)) {
        await this.store.kill();
        await sleep(this.random.whole(0, 500));
        await this.store.start();
        kills++;
        if (kills % Math.ceil(this.options.kills / mostLooks) === 0) {
          await this.vouched();
        }
      }
      await sleep(breath);
      if (this.startedAt < this.now - slow) {
        await this.keptUp(this.now - slow);
      }
      await this.readBack((step + 1) / this.steps);
      await this.tellProgress(step);
    }
    this.vendors.forEach(({ simulator }) => simulator.clearFaults());
    const end = this.now;
    const heartbeats = await this.settled(end);
    const archived: Archived[] = [];
    for (const { archived: vendor, simulator } of this.vendors) {
      const happened = simulator.events();
      for (const queryType of vendor.queryTypes) {
        const archive = (await archivesIn(this.store, queryType)).get(queryType);
        const bounds = { mayMiss: vendor.mayMiss, end };
        const one = compared(queryType, happened[queryType] ?? [], archive, heartbeats.get(queryType), bounds);
        one.wrong.push(...this.wrong.splice(0));
        this.options.onCompared?.(one);
        archived.push(one);
      }
    }
    const collectors = await collectorsIn(this.store);
    await this.collector.stop();
    await this.store.restart();
    const { log, peakMegabytes } = this.collector;
    return {
      archived,
      seconds: Math.round((performance.now() - began) / 1000),
      peakMegabytes,
      faults: this.faults,
      sentAgain: log.split('they are sent again').length - 1,
      collectors,
      storeBytes: await this.store.size(),
      log,
    };
  }

  /** At random, one in each stretch of the time. */
  private moments(): Set<number> {
    const { kills } = this.options;
    return new Set(
      Array.from({ length: kills }, (_, n) => Math.floor(((n + this.random.next()) * this.steps) / kills))
    );
  }

  /** Spoils some calls of a vendor. */
  private harm(): void {
    const { archived, simulator } = this.random.pick([...this.vendors] as [Lived, ...Lived[]]);
    const fault = nextFault(this.random, 0.1);
    if (fault && fault.kind !== archived.without) {
      simulator.clearFaults();
      simulator.fault({ ...fault, endpoint: archived.without ? 'GET **' : '**' });
      this.faults += fault.times ?? 0;
    }
  }

  private step(): void {
    pass(this.vendors, this.options);
    this.now += this.options.stepMinutes * minute;
    this.collector.setClock(this.now);
  }

  private advance(by: number): void {
    this.vendors.forEach(({ simulator }) => simulator.clock.advance(by));
    this.now += by;
    this.collector.setClock(this.now);
  }

  /** Told where months are lived through. The store then merges what it has, as it would in the months. */
  private async tellProgress(step: number): Promise<void> {
    const [before = 0, now = 0] = [step, step + 1].map((steps) => Math.floor((100 * steps) / this.steps));
    if (this.options.progress !== undefined && now > before) {
      this.options.progress(now);
      await this.store.merge();
    }
  }

  /** Whatever a store lost that was killed, nobody vouches for it. */
  private async vouched(): Promise<void> {
    const heartbeats = await heartbeatsIn(this.store, 0);
    for (const { archived, simulator } of this.vendors.filter((vendor) => vendor.archived.mayMiss === undefined)) {
      for (const queryType of archived.queryTypes) {
        const heartbeat = heartbeats.get(queryType);
        const missing =
          heartbeat && (await missingNow(this.store, queryType, heartbeat, simulator.events()[queryType] ?? []));
        if (missing) {
          this.wrong.push(`${missing} of ${queryType} are missing after a kill, though ${JSON.stringify(heartbeat)}`);
        }
      }
    }
  }

  /**
   * A step of the clock is half an hour or more, so that on a busy machine a call may be answered as of half a day ago. Servers do not
   * take so long, and what joins such a call would miss what happened meanwhile.
   */
  private async keptUp(since: number): Promise<void> {
    for (const until = performance.now() + slowest; performance.now() < until;) {
      const heartbeats = await heartbeatsIn(this.store, since);
      if (heartbeats.size >= this.vendors.flatMap(({ archived }) => archived.queryTypes).length) {
        return;
      }
      await sleep(50);
    }
  }

  /** A past that was lived is read back along with the steps, so that kills and faults come all the while. */
  private async readBack(share: number): Promise<void> {
    const { eventsAtOnce, historyDays } = this.options;
    const wanted = this.start - share * historyDays * day;
    for (const until = performance.now() + longest; eventsAtOnce !== undefined && performance.now() < until;) {
      const heartbeat = (await heartbeatsIn(this.store, 0)).get('puppet.jobEvents');
      if (heartbeat && (!heartbeat.backfill || heartbeat.from <= wanted)) {
        return;
      }
      await sleep(500);
      this.advance(1_000);
    }
  }

  /** Until every heartbeat says that the archive is complete to about the end; what cannot be so is told by the comparison. */
  private async settled(end: number): Promise<Heartbeats> {
    const queryTypes = this.vendors.flatMap(({ archived }) => archived.queryTypes);
    let heartbeats: Heartbeats = new Map();
    for (const until = performance.now() + settling; performance.now() < until && this.collector.isRunning;) {
      await sleep(500);
      this.advance(1_000);
      heartbeats = await heartbeatsIn(this.store, end);
      const late = queryTypes.filter((queryType) => {
        const heartbeat = heartbeats.get(queryType);
        return !heartbeat || heartbeat.backfill || heartbeat.lacks !== '[]' || heartbeat.until < end - 3 * 60 * minute;
      });
      if (late.length === 0) {
        break;
      }
    }
    return heartbeats;
  }
}
