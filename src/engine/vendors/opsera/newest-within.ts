import type { NumberColumn } from '../../seam/column';
import { onlyRows } from '../../columns/only-rows';
import type { Host } from '../../seam/host';

/**
 * The pieces' times with null everywhere but at the newest `count` of those from `from` to `to`, epoch ms.
 */
export async function newestWithin(
  pieces: readonly NumberColumn[],
  { from, to }: { from: number; to: number },
  count: number,
  host: Host
): Promise<NumberColumn[]> {
  const { columns } = host;
  if (pieces.length === 0) {
    return [];
  }
  const all = columns.concatenate(pieces).values;
  const inRange = columns.select(all.length, [{ kind: 'range', values: all, min: from, max: to }]);
  const newest = columns.order(inRange, all).slice(-count).sort();
  const times: NumberColumn[] = [];
  let [offset, place] = [0, 0];
  for (const piece of pieces) {
    const rows: number[] = [];
    for (; (newest[place] ?? Infinity) < offset + piece.values.length; place++) {
      rows.push((newest[place] ?? 0) - offset);
    }
    times.push(await onlyRows(host, piece, Int32Array.from(rows)));
    await host.turn();
    offset += piece.values.length;
  }
  return times;
}
