const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Epoch ms of `Thu, 26 Nov 2026 07:00:00 GMT`, the one form that HTTP still allows to be sent; NaN for anything else. */
export function httpDate(text: string | undefined): number {
  const parts = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text ?? '');
  const month = months.indexOf(parts?.[2] ?? '');
  if (parts === null || month < 0) {
    return NaN;
  }
  const [day, year, hour, minute, second] = [parts[1], parts[3], parts[4], parts[5], parts[6]].map(Number);
  return Date.UTC(year ?? NaN, month, day, hour, minute, second);
}

/** Ms for which caches on the way had kept an answer, by its header `Age`; several say so one after another. */
export function ageOf(text: string | undefined): number {
  return 1_000 * Math.max(0, ...(text ?? '').split(',').map((age) => Number(age) || 0));
}

/** Ms: an older reading says nothing of the clock as it is now. */
const trustedFor = 60_000;

/** What answers told of the vendor's clock, one after another that agree. */
interface HeardSkew {
  skew: number;
  /** Of the latest of them. */
  heardAt: number;
}

/** Ms: such small differences are the way of the answers. */
const agree = 1_000;
const most = 100;

/** How far the vendor's clock is from ours, by its answers of the last minute. */
export class VendorClock {
  private told: HeardSkew[] = [];
  private aged: Array<{ age: number; heardAt: number }> = [];

  /**
   * Ms, positive when the vendor's is ahead: the furthest of what was heard since a time, as of several servers behind one
   * address each may be wrong; where nothing was, what was heard last; 0 where none is to be seen or lately told. What seems to
   * have been heard later than now was so before our own clock was put back.
   */
  skewSince(since: number, now: number): number {
    if (!this.told.some(isOff)) {
      return 0;
    }
    const trusted = this.told.filter(({ heardAt }) => heardAt <= now && now - heardAt <= trustedFor);
    const heard = trusted.filter(({ heardAt }) => heardAt >= since);
    return (heard.length > 0 ? heard : trusted.slice(-1)).map(({ skew }) => skew).reduce(further, 0);
  }

  /** Ms: the most for which a cache on the way had kept an answer that was heard since a time. */
  ageSince(since: number, now: number): number {
    if (this.aged.length === 0) {
      return 0;
    }
    const heard = this.aged.filter(({ heardAt }) => heardAt >= since && heardAt <= now);
    return Math.max(0, ...heard.map(({ age }) => age));
  }

  /**
   * @param writtenAt the header `Date`, in whole seconds, epoch ms @param sentAt @param receivedAt epoch ms by our clock
   * @param age for how long a cache on the way had kept the answer since, ms
   */
  hear(writtenAt: number, sentAt: number, receivedAt: number, age = 0): void {
    if (age > 0) {
      this.aged = [...this.aged.slice(1 - most), { age, heardAt: receivedAt }];
    }
    if (Number.isNaN(writtenAt)) {
      return;
    }
    // The vendor wrote it at some time between the two, and up to a second after the one that it says.
    const skewOf = (date: number): number =>
      date > receivedAt ? date - receivedAt : date + 1_000 < sentAt ? date + 1_000 - sentAt : 0;
    // Some caches write the date anew.
    const [kept, anew] = [skewOf(writtenAt + age), skewOf(writtenAt)];
    const skew = Math.abs(anew) < Math.abs(kept) ? anew : kept;
    const last = this.told[this.told.length - 1];
    if (last !== undefined && Math.abs(skew - last.skew) < agree) {
      last.heardAt = receivedAt;
    } else {
      this.told = [...this.told.slice(1 - most), { skew, heardAt: receivedAt }];
    }
  }
}

function isOff({ skew }: HeardSkew): boolean {
  return skew !== 0;
}

function further(a: number, b: number): number {
  return Math.abs(b) > Math.abs(a) ? b : a;
}
