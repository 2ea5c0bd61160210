import type { Host } from '../seam/host';

/** The rows of each code, in their order; codes in the order in which they come first. Rows without a code (-1) are left out. */
export function splitRows(
  rows: Int32Array,
  codes: Int32Array,
  size: number,
  { columns }: Host
): Array<{ code: number; rows: Int32Array }> {
  const counts = columns.tally(rows, codes, size);
  // Sorted by code, each code's rows stay in their order.
  const blocks = columns.order(rows, new Float64Array(codes));
  const parts: Array<{ code: number; rows: Int32Array }> = [];
  let begin = counts[0] ?? 0;
  for (let code = 0; code < size; code++) {
    const count = counts[code + 1] ?? 0;
    if (count > 0) {
      parts.push({ code, rows: blocks.subarray(begin, begin + count) });
      begin += count;
    }
  }
  return parts;
}
