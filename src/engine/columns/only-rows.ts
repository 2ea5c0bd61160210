import type { Host } from '../seam/host';
import type { NumberColumn } from '../seam/column';

const stride = 5_000;

/**
 * The times of some rows, and null elsewhere: a row without a time is no event and falls out when the range is cut.
 * @param rows ascending
 */
export async function onlyRows(host: Host, times: NumberColumn, rows: Int32Array): Promise<NumberColumn> {
  if (rows.length === times.values.length) {
    return times;
  }
  const values = new Float64Array(times.values.length).fill(NaN);
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? 0;
    values[row] = times.values[row] ?? NaN;
    if (place % stride === stride - 1) {
      await host.turn();
    }
  }
  return { kind: 'number', values };
}
