import { setTimeout as wait } from 'node:timers/promises';
import { type GrafanaApi, rowsOf } from '../../preview/grafana-api';
import type { Simulator } from '../../simulators/base/simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import { happenedWithin } from './happened';
import type { LivingVendor } from './living-vendor';
import { goesOn, lineOf } from './seen-events';
import type { UnderWay } from './under-way';

/** What an alert rule came to over the whole time. */
export interface RuleRecord {
  evaluations: number;
  /** Evaluations that were an error: the rule said that it does not know. */
  errors: number;
  /** In words: evaluations that were a number below what had happened. */
  tooLow: string[];
}

const minute = 60_000;
const range = 10 * minute;
const headers = { FromAlert: 'true', 'X-Cache-Skip': 'true' };

/** A rule that counts the last ten minutes, evaluated at each minute of the company's time. */
export class RuleWatch {
  private readonly record: RuleRecord = { evaluations: 0, errors: 0, tooLow: [] };

  constructor(
    private readonly queryType: string,
    private readonly living: LivingVendor,
    private readonly simulator: Simulator,
    private readonly grafana: GrafanaApi,
    private readonly uid: string,
    private readonly underWay: UnderWay
  ) {}

  /** Where an evaluation takes longer than a minute of theirs the next ones are late, and none is left out. */
  async evaluateEachMinute(begin: number, end: number): Promise<RuleRecord> {
    for (let to = begin + minute; to <= end; to += minute) {
      while (this.simulator.clock.now() < to) {
        await wait(20);
      }
      await this.evaluate(to);
    }
    return this.record;
  }

  private async evaluate(to: number): Promise<void> {
    const from = to - range;
    const before = happenedWithin(this.simulator, this.queryType, from, to);
    const selection = this.living.selection(this.queryType, before);
    if (Object.values(selection).some((list: unknown) => Array.isArray(list) && list.length === 0)) {
      return;
    }
    const query = { queryType: this.queryType, format: 'count', ...selection };
    const heardUntil = Math.min(to, this.underWay.since);
    const result = await this.underWay.during(() => this.grafana.query(this.uid, query, { from, to, headers }));
    this.record.evaluations++;
    if (result.error !== undefined) {
      this.record.errors++;
      return;
    }
    const { kept = (events: readonly TruthEvent[]) => events, endsOnly = false } = this.living;
    // What was written over or began to go on differently meanwhile may be missing.
    const after = new Set(kept(happenedWithin(this.simulator, this.queryType, from, Infinity)).map(lineOf));
    const happenedAt = ({ time, end }: TruthEvent) => (endsOnly && end !== null ? end : time);
    const isDue = (event: TruthEvent) => happenedAt(event) <= heardUntil && !(endsOnly && goesOn(event));
    const due = kept(before).filter((event) => after.has(lineOf(event)) && isDue(event));
    const counted = Number(rowsOf(result.frames[0])[0]?.['count']);
    if (!(counted >= due.length)) {
      this.record.tooLow.push(`${counted} instead of ${due.length} at ${new Date(to).toISOString()}`);
    }
  }
}
