import { columnBytes } from '../../columns/column-bytes';
import { eventsBytes } from '../../events/events-bytes';
import { onlyRows } from '../../columns/only-rows';
import type { Host, Table } from '../../seam/host';
import { odditiesOf } from '../oddities';
import type { Oddities } from '../oddities';
import { activityPage } from './activity-page';
import type { ActivityPage } from './activity-page';
import { SeenRecords } from './seen-records';
import { surelyWithin } from './time-window';
import type { TimeWindow } from './time-window';

const fieldNames = {
  time: 'createdAt',
  type: 'type',
  action: 'action',
  userEmail: 'user_email',
  email: 'email',
  userId: 'user_id',
  targetName: 'target_name',
  targetId: 'target_id',
};

/** What users did, page by page, each record once. */
export class ActivityCollection {
  readonly pages: ActivityPage[] = [];
  readonly oddities: Oddities[] = [];
  /** Records that are certainly within the range that was asked for, or before it by less than a minute. */
  within = 0;
  /** Records that lie outside the time that Opsera was asked for. */
  astray = 0;
  private readonly seen = new SeenRecords();
  private skipped = 0;

  constructor(
    private readonly window: TimeWindow,
    private readonly host: Host
  ) {}

  /** How many records came in all, also those that make no event. */
  get count(): number {
    return this.seen.count + this.skipped;
  }

  /** Answers how many records were new. @param again everything is being read once more */
  async add(table: Table, again: boolean): Promise<number> {
    const page = activityPage(table, this.host);
    const fresh = this.seen.take(page.ids, this.host);
    const time = await onlyRows(this.host, page.events.time, fresh);
    const timed = this.between(time.values, -Infinity, Infinity);
    const { start, end } = this.window;
    this.skipped += again ? 0 : table.skipped;
    this.within += this.between(time.values, start, surelyWithin(this.window));
    // A zone is at least a quarter of an hour away; that much and more cannot be rounding.
    this.astray += timed - this.between(time.values, start - 60_000, end + 60_000);
    if (!again) {
      this.oddities.push(odditiesOf(table, fresh.length - timed, fieldNames));
    }
    if (timed > 0) {
      this.pages.push({ ...page, events: { ...page.events, time } });
    }
    return fresh.length;
  }

  bytes(): number {
    const columns = this.pages.flatMap(({ ids, fields }) => [ids, ...Object.values(fields)]);
    return (
      eventsBytes(this.pages.map(({ events }) => events)) + columns.reduce((sum, one) => sum + columnBytes(one), 0)
    );
  }

  private between(values: Float64Array, min: number, max: number): number {
    return this.host.columns.select(values.length, [{ kind: 'range', values, min, max }]).length;
  }
}
