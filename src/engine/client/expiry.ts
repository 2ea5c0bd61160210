/** For how long what an answer is made of stays fresh, and how old it is. */
export interface Fresh {
  /** Epoch ms; Infinity = always, 0 = it is not to be kept, as errors are not. */
  until: number;
  /** When the oldest of what holds for a moment only was read, epoch ms; Infinity = there is none. */
  oldest: number;
}

/** The part that is fresh for the shortest time decides. */
export class Expiry implements Fresh {
  until = Infinity;
  oldest = Infinity;

  add({ until, oldest }: Fresh): void {
    this.until = Math.min(this.until, until);
    this.oldest = Math.min(this.oldest, oldest);
  }
}

/** Of what failed. */
export const neverFresh: Fresh = { until: 0, oldest: Infinity };
