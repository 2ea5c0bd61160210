/** How the records of a page follow one another; Opsera does not document it. */
export type RecordOrder = 'newestFirst' | 'oldestFirst' | 'none';

/** @param times of a page, epoch ms, NaN where unknown */
export function recordOrder(times: Float64Array): RecordOrder {
  let [falls, rises] = [false, false];
  let before = NaN;
  times.forEach((time) => {
    falls = falls || time < before;
    rises = rises || time > before;
    before = Number.isNaN(time) ? before : time;
  });
  if (falls === rises) {
    return 'none';
  }
  return falls ? 'newestFirst' : 'oldestFirst';
}
