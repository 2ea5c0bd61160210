import type { Holding, Host } from '../seam/host';
import type { Calls } from './calls';
import { forGood } from './produced';
import type { Produced } from './produced';

/** What is no longer fresh still serves while the vendor asks to wait, for so long. */
const staleFor = 10 * 60_000;
/** How often what is of no use any more is looked for. */
const sweepEvery = 60_000;
/** What an entry costs beside its value: key, calls, bookkeeping. */
const overhead = 2_000;

export interface Kept {
  readonly value: unknown;
  readonly calls: Calls;
  /** Epoch ms. */
  readonly madeAt: number;
  /** Epoch ms; `forGood` = always. */
  readonly freshUntil: number;
  readonly resumable: boolean;
  readonly holding: Holding;
}

/** What this data source keeps between queries; the host decides how much of it there is room for. */
export class Memory {
  private readonly kept = new Map<string, Kept>();
  private sweptAt = 0;

  constructor(private readonly host: Host) {}

  get(key: string): Kept | undefined {
    return this.kept.get(key);
  }

  keep(key: string, produced: Produced<unknown>, calls: Calls): void {
    this.drop(key);
    this.sweep();
    if (produced.freshFor <= 0 && produced.resumable !== true) {
      return;
    }
    const now = this.host.now();
    // Whoever is evicted may already have been replaced: only the entry itself may go.
    const entry: Kept = {
      value: produced.value,
      calls: calls.snapshot(),
      madeAt: now,
      freshUntil: now + produced.freshFor,
      resumable: produced.resumable === true,
      holding: this.host.hold(produced.bytes + overhead + 2 * key.length, () => {
        if (this.kept.get(key) === entry) {
          this.kept.delete(key);
        }
      }),
    };
    this.kept.set(key, entry);
  }

  private drop(key: string): void {
    this.kept.get(key)?.holding.release();
    this.kept.delete(key);
  }

  private sweep(): void {
    const now = this.host.now();
    if (now - this.sweptAt < sweepEvery) {
      return;
    }
    this.sweptAt = now;
    this.kept.forEach((entry, key) => {
      if (!entry.resumable && entry.freshUntil !== forGood && entry.freshUntil + staleFor < now) {
        this.drop(key);
      }
    });
  }
}

/** Whether a kept value may answer without asking the vendor; without the cache only what never changes may. */
export function isFresh(kept: Kept, now: number, skipCache: boolean): boolean {
  return kept.freshUntil === forGood || (!skipCache && now < kept.freshUntil);
}
