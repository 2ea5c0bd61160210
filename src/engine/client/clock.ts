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

/** Ms: an older reading says nothing of the clock as it is now. */
const trustedFor = 60_000;

/** How far the vendor's clock is from ours, by its latest answer. */
export class VendorClock {
  private skew = 0;
  private heardAt = -Infinity;

  /** Ms, positive when the vendor's is ahead; 0 where none is to be seen, or where no answer has told the time lately. */
  skewAt(now: number): number {
    return now - this.heardAt <= trustedFor ? this.skew : 0;
  }

  /**
   * @param date the header `Date`, in whole seconds, epoch ms @param sentAt @param receivedAt epoch ms by our clock
   */
  hear(date: number, sentAt: number, receivedAt: number): void {
    if (Number.isNaN(date)) {
      return;
    }
    this.heardAt = receivedAt;
    // The vendor wrote it at some time between the two, and up to a second after the one that it says.
    this.skew = date > receivedAt ? date - receivedAt : date + 1_000 < sentAt ? date + 1_000 - sentAt : 0;
  }
}
