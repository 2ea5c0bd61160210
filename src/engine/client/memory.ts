import type { Holding, Host } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import type { Calls } from './calls';
import type { Fresh } from './expiry';
import type { Freshness } from './freshness';
import { forGood, type Produced } from './produced';

/** What is no longer fresh still serves while the vendor asks to wait, for so long. */
const staleFor = 10 * 60_000;
/** How often stale values are looked for. */
const sweepEvery = 60_000;
/** What an entry costs beside its value: key, calls, bookkeeping. */
const overhead = 2_500;

export interface Kept {
  readonly value: unknown;
  readonly calls: Calls;
  /** Epoch ms. */
  readonly madeAt: number;
  /** Until `forGood`: always. The oldest is finite where it is what the vendor said a moment ago, and not what stays so for long. */
  readonly fresh: Fresh;
  readonly resumable: Produced<unknown>['resumable'];
  readonly holding: Holding;
}

/** What this data source keeps between queries; the host decides how much that may be. */
export class Memory {
  private readonly kept = new Map<string, Kept>();
  /** Keys of what is of no use when it is no longer fresh. */
  private readonly madeOf = new Set<string>();
  private sweptAt = 0;

  constructor(private readonly host: Host) {}

  get(key: string): Kept | undefined {
    if (this.madeOf.has(key)) {
      this.dropUseless();
    }
    return this.kept.get(key);
  }

  keep(key: string, produced: Produced<unknown>, calls: Calls): void {
    this.drop(key);
    this.sweep();
    this.dropUseless();
    if (produced.records === 0 || (produced.freshFor <= 0 && produced.resumable === undefined)) {
      return;
    }
    const now = this.host.now();
    const { oldest } = produced.madeOf ?? { oldest: now };
    // Whoever is evicted may already have been replaced: only the entry itself may go.
    const entry: Kept = {
      value: produced.value,
      calls: calls.snapshot(),
      madeAt: now,
      fresh: { until: now + produced.freshFor, oldest: produced.freshFor <= staleFor ? oldest : Infinity },
      resumable: produced.resumable,
      holding: this.host.hold(produced.bytes + overhead + 2 * key.length, () => {
        if (this.kept.get(key) === entry) {
          this.kept.delete(key);
        }
      }),
    };
    this.kept.set(key, entry);
    if (produced.madeOf !== undefined) {
      this.madeOf.add(key);
    }
  }

  private drop(key: string): void {
    this.kept.get(key)?.holding.release();
    this.kept.delete(key);
    this.madeOf.delete(key);
  }

  private dropUseless(): void {
    const now = this.host.now();
    this.madeOf.forEach((key) => {
      const entry = this.kept.get(key);
      if (entry === undefined || !isFresh(entry, now, 'panels')) {
        this.drop(key);
      }
    });
  }

  private sweep(): void {
    const now = this.host.now();
    if (now - this.sweptAt < sweepEvery) {
      return;
    }
    this.sweptAt = now;
    this.kept.forEach((entry, key) => {
      if (entry.resumable === undefined && entry.fresh.until !== forGood && entry.fresh.until + staleFor < now) {
        this.drop(key);
      }
    });
  }
}

/** Whether a kept value may answer without asking the vendor. @param own when it was read for whoever asks */
export function isFresh(kept: Kept, now: number, freshness: Freshness, own?: TimeRange): boolean {
  switch (freshness) {
    case 'panels':
      // A clock that was put back must not make anything fresh for longer.
      return now >= kept.madeAt && (now < kept.fresh.until || isOwn(kept, own));
    case 'rules':
      return kept.fresh.until === forGood;
    case 'nothing':
      return false;
    default:
      return freshness satisfies never;
  }
}

function isOwn({ madeAt, fresh }: Kept, own: TimeRange | undefined): boolean {
  return own !== undefined && fresh.until > madeAt && own.from < madeAt && madeAt <= own.to;
}

/** Whether one may read on from it. */
export function mayResume({ resumable }: Kept, freshness: Freshness): boolean {
  return resumable === 'everyone' || (resumable === 'panels' && freshness === 'panels');
}

/** Whether it may answer while the vendor asks to wait: in panels, where its age is told, and not for ever. */
export function mayServeStale({ madeAt }: Kept, now: number, freshness: Freshness): boolean {
  return freshness === 'panels' && now - madeAt <= staleFor;
}
