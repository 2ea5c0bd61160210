/** Thrown when a signal ended: the caller went away, or the time is up. */
export class CallEnded extends Error {
  constructor(readonly reason: 'cancelled' | 'deadline') {
    super(`ended: ${reason}`);
    this.name = 'CallEnded';
  }
}
