/** A layer that is higher goes on in a column beside it. */
const mostRows = 6;

interface GraphLayout {
  places: ReadonlyMap<string, { column: number; row: number }>;
  columns: number;
  rows: number;
}

/** Places what others lead to right of these, layer by layer; what nothing leads to stands on the left. */
export function graphLayout(ids: readonly string[], edges: ReadonlyArray<readonly [string, string]>): GraphLayout {
  const layers: string[][] = [];
  const seen = new Set<string>();
  const led = new Set(edges.map(([, target]) => target));
  let layer = ids.filter((id) => !led.has(id));
  while (seen.size < ids.length) {
    // What is left when nothing leads on goes round in a circle.
    const next = layer.length ? layer : ids.filter((id) => !seen.has(id)).slice(0, 1);
    next.forEach((id) => seen.add(id));
    layers.push(next);
    layer = [...new Set(edges.flatMap(([source, target]) => (next.includes(source) ? [target] : [])))].filter(
      (id) => !seen.has(id) && ids.includes(id)
    );
  }
  const columns = layers.flatMap((one) =>
    Array.from({ length: Math.ceil(one.length / mostRows) }, (_, part) =>
      one.slice(part * mostRows, (part + 1) * mostRows)
    )
  );
  const places = columns.flatMap((one, column) => one.map((id, row) => [id, { column, row }] as const));
  return {
    places: new Map(places),
    columns: Math.max(1, columns.length),
    rows: Math.max(1, ...columns.map((one) => one.length)),
  };
}
