import type { Clock } from '../../simulators/base/clock';

/** Queries without an answer as yet. Whoever asks now may wait for a call that one of them has made, and then hears no later news. */
export class UnderWay {
  private readonly begun = new Set<{ at: number }>();

  constructor(private readonly clock: Clock) {}

  get isNothing(): boolean {
    return this.begun.size === 0;
  }

  /** When the first of them began, epoch ms of the company; now where there is none. */
  get since(): number {
    return Math.min(this.clock.now(), ...[...this.begun].map(({ at }) => at));
  }

  async during<T>(query: () => Promise<T>): Promise<T> {
    const own = { at: this.clock.now() };
    this.begun.add(own);
    try {
      return await query();
    } finally {
      this.begun.delete(own);
    }
  }
}
