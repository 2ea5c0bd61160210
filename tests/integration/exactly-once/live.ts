import { GrafanaApi, noticesOf, rowsOf } from '../../preview/grafana-api';
import { startPreview } from '../../preview/start-preview';
import { type Random, createRandom } from '../../simulators/base/random';
import type { Simulator } from '../../simulators/base/simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import { happenedWithin } from './happened';
import type { LivingVendor } from './living-vendor';
import { type RuleRecord, RuleWatch } from './rule-watch';
import { SeenEvents, counted, goesOn, lineOf } from './seen-events';
import { UnderWay } from './under-way';
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
  rule: RuleRecord;
}

const hour = 3_600_000;
const noEvaluations: RuleRecord = { evaluations: 0, errors: 0, tooLow: [] };
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
    const underWay = new UnderWay(simulator.clock);
    const watched = living.queryTypes.map(
      (queryType) => new Watch(queryType, living, simulator, grafana, uid, underWay, opened)
    );
    const random = createRandom(options.seed);
    // what is kept for a few seconds is old by these many of the company's
    const window = Math.max(hour, 15_000 * options.speed);
    simulator.clock.setSpeed(options.speed);
    const end = opened + options.hours * hour;
    let isEvaluating = true;
    const rules = Promise.all(
      living.queryTypes.map((queryType) =>
        new RuleWatch(queryType, living, simulator, grafana, uid, underWay).evaluateEachMinute(opened, end)
      )
    ).finally(() => (isEvaluating = false));
    while (simulator.clock.now() < end || isEvaluating) {
      if (simulator.clock.now() >= end) {
        // beyond the plugin's own time everything would be in the future
        simulator.clock.setSpeed(0);
      }
      simulator.clearFaults();
      await refresh(watched, living, simulator, underWay, random, window);
    }
    simulator.clearFaults();
    simulator.clock.setSpeed(0);
    const records = await rules;
    const lived = await Promise.all(watched.map((watch) => watch.finish(window)));
    return lived.map((one, at) => ({ ...one, rule: records[at] ?? noEvaluations }));
  } finally {
    await preview.stop();
    await simulator.stop();
  }
}

async function refresh(
  watched: readonly Watch[],
  living: LivingVendor,
  simulator: Simulator,
  underWay: UnderWay,
  random: Random,
  window: number
): Promise<void> {
  const fault = nextFault(random, 0.3);
  const { without = [], at = '**' } = living.careful ?? {};
  if (fault && !without.includes(fault.kind)) {
    simulator.fault({ ...fault, endpoint: at });
  }
  // A session that ends before it opened anything looks like a refused login.
  if (random.chance(0.05) && underWay.isNothing) {
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
    private readonly underWay: UnderWay,
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
    const headers = { 'X-Cache-Skip': String(skipCache) };
    const result = await this.underWay.during(() => this.grafana.query(this.uid, query, { from, to, headers }));
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
  async finish(window: number): Promise<Omit<Lived, 'rule'>> {
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

  private happened(from: number, to: number): TruthEvent[] {
    return happenedWithin(this.simulator, this.queryType, from, to);
  }
}
