/** Until when what an answer is made of stays fresh: the part that is so for the shortest time decides. */
export class Expiry {
  /** Epoch ms; Infinity = always. */
  until = Infinity;

  /** @param until epoch ms; 0 = it was never to be kept, as errors are not */
  add(until: number): void {
    this.until = Math.min(this.until, until);
  }
}
