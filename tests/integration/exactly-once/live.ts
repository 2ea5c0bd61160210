import { GrafanaApi, noticesOf, rowsOf } from '../../preview/grafana-api';
import { startPreview } from '../../preview/start-preview';
import { type Random, createRandom } from '../../simulators/base/random';
import type { Simulator } from '../../simulators/base/simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import type { LivingVendor } from './living-vendor';
import { SeenEvents, counted, goesOn, lineOf } from './seen-events';
import { nextFault } from './wire-faults';

export interface LiveOptions {
  /** Of the company's time. */
  hours: number;
  /** How many times as fast as real time. */
  speed: number;
  seed: number;
}

/** What came of one query type. */
export interface Lived {
  queryType: string;
  /** Events that had to be seen. */
  happened: number;
  seen: number;
  tables: number;
  /** Tables that were a sentence instead, or said that something is missing. */
  failed: number;
  /** In words: what was not seen, was seen too often, or never happened. */
  wrong: string[];
}

const hour = 3_600_000;
const settings = {
  maxRuns: 10_000,
  timeout: 5,
  queryTimeout: 20,
  maxRequestsPerSecond: 1_000,
  maxConcurrentRequests: 8,
};

/** Lets a vendor live at speed while tables are read over and over and the wire is bad; then compares. */
export async function live(living: LivingVendor, options: LiveOptions): Promise<Lived[]> {
  const { vendor } = living;
  const opened = Date.now() - (options.hours + 1) * hour;
  const simulator = await living.start({ now: opened, speed: 0, seed: options.seed });
  const preview = await startPreview(`exactly-once-${vendor.id}`, 'http://127.0.0.1:9');
  try {
    const grafana = new GrafanaApi(preview.address);
    const jsonData = { vendor: vendor.id, ...settings, ...vendor.jsonData };
    const { secureJsonData } = vendor;
    const uid = await grafana.addDataSource({ url: simulator.url, jsonData, secureJsonData });
    const watched = living.queryTypes.map((queryType) => new Watch(queryType, living, simulator, grafana, uid, opened));
    const random = createRandom(options.seed);
    // what is kept for a few seconds is old by these many of the company's
    const window = Math.max(hour, 15_000 * options.speed);
    simulator.clock.setSpeed(options.speed);
    while (simulator.clock.now() < opened + options.hours * hour) {
      simulator.clearFaults();
      await refresh(watched, living, simulator, random, window);
    }
    simulator.clearFaults();
    simulator.clock.setSpeed(0);
    return await Promise.all(watched.map((watch) => watch.finish(window)));
  } finally {
    await preview.stop();
    await simulator.stop();
  }
}

async function refresh(
  watched: readonly Watch[],
  living: LivingVendor,
  simulator: Simulator,
  random: Random,
  window: number
): Promise<void> {
  const fault = nextFault(random, 0.3);
  const { without = [], at = '**' } = living.careful ?? {};
  if (fault && !without.includes(fault.kind)) {
    simulator.fault({ ...fault, endpoint: at });
  }
  if (random.chance(0.05)) {
    living.harm?.(simulator);
  }
  await Promise.all(watched.map((watch) => watch.poll(window, random.chance(0.7))));
}

/** One query type, watched as a dashboard does that is refreshed all the time. */
class Watch {
  private readonly seen = new SeenEvents();
  /** What every later look has to have shown: those that some complete table had to hold. */
  private readonly due = new Set<string>();
  private tables = 0;
  private failed = 0;

  constructor(
    private readonly queryType: string,
    private readonly living: LivingVendor,
    private readonly simulator: Simulator,
    private readonly grafana: GrafanaApi,
    private readonly uid: string,
    private readonly opened: number
  ) {}

  async poll(window: number, skipCache: boolean): Promise<void> {
    const to = this.simulator.clock.now();
    const from = Math.max(this.opened, to - window);
    const before = this.happened(from, to);
    const selection = this.living.selection(this.queryType, before);
    if (Object.values(selection).some((list: unknown) => Array.isArray(list) && list.length === 0)) {
      return;
    }
    const query = { queryType: this.queryType, limit: 1_000_000, ...selection };
    const result = await this.grafana.query(this.uid, query, {
      from,
      to,
      headers: { 'X-Cache-Skip': String(skipCache) },
    });
    this.tables++;
    if (result.error !== undefined) {
      this.failed++;
      return;
    }
    this.seen.add(rowsOf(result.frames[0]));
    const isWhole = !noticesOf(result).some((text) => /could not be read|not read|missing|Only the/.test(text));
    this.failed += isWhole ? 0 : 1;
    if (this.living.kept && skipCache && isWhole) {
      const after = new Set(this.living.kept(this.happened(from, Infinity)).map(lineOf));
      const wasThere = this.living.kept(before).map(lineOf);
      wasThere.filter((line) => after.has(line)).forEach((line) => this.due.add(line));
    }
  }

  /** Looks a last time, then compares. */
  async finish(window: number): Promise<Lived> {
    const { kept, endsOnly = false } = this.living;
    const events = this.happened(this.opened, this.simulator.clock.now()).filter(
      (event) => !endsOnly || !goesOn(event)
    );
    await this.poll(window, true);
    const happened = counted(events.map(lineOf));
    // reading itself may make something happen
    const atLast = new Set(this.happened(this.opened, Infinity).map(lineOf));
    const due = kept ? this.due : undefined;
    const seen = this.seen.counts(endsOnly);
    const wrong = [...this.seen.oddities];
    for (const [line, times] of happened) {
      const saw = seen.get(line) ?? 0;
      if (saw > times || (saw < times && (!due || due.has(line)))) {
        wrong.push(`seen ${saw} times instead of ${times}: ${line}`);
      }
    }
    wrong.push(...[...seen.keys()].filter((line) => !atLast.has(line)).map((line) => `never happened: ${line}`));
    return {
      queryType: this.queryType,
      happened: due?.size ?? events.length,
      seen: this.seen.size,
      tables: this.tables,
      failed: this.failed,
      wrong,
    };
  }

  /** What overlaps a range; what has not ended goes on where it can last. */
  private happened(from: number, to: number): TruthEvent[] {
    const endOf = (event: TruthEvent) =>
      event.end ?? (lasting.has(this.queryType) && goesOn(event) ? Infinity : event.time);
    const events = this.simulator.events()[this.queryType] ?? [];
    return events.filter((event) => event.time <= to && endOf(event) >= from);
  }
}

const lasting = new Set(['puppet.jobs', 'opus.jobAudit']);
