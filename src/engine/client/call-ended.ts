/** Thrown when a signal ended: the caller went away, or the time is up. */
export class CallEnded extends Error {
  constructor(readonly reason: 'cancelled' | 'deadline') {
    super(`ended: ${reason}`);
    this.name = 'CallEnded';
  }
}

/** What was read, or undefined where the time was up before: as data, for who goes on with what there is. */
export async function inTime<T>(reading: Promise<T>): Promise<{ value: T } | undefined> {
  try {
    return { value: await reading };
  } catch (error) {
    if (error instanceof CallEnded && error.reason === 'deadline') {
      return undefined;
    }
    throw error;
  }
}
