/** The rows of both, in this order. A spread takes them one by one, which takes over a hundred times as long. */
export function joinedRows(first: Int32Array, second: Int32Array): Int32Array {
  const rows = new Int32Array(first.length + second.length);
  rows.set(first);
  rows.set(second, first.length);
  return rows;
}
