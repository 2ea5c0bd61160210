const query = {
  refId: 'A',
  datasource: { uid: 'runtrail-puppet' },
  queryType: 'puppet.jobEvents',
  format: 'table',
  limit: 8,
  maxDataPoints: 100,
  intervalMs: 60_000,
};
const columns = ['time', 'outcome', 'event', 'target', 'run', 'actor'];

/** Runs one query through the plugin and writes its newest rows as text; rejects with the query's sentence. */
export async function firstTable(address) {
  const response = await fetch(`${address}/api/ds/query`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ from: 'now-6h', to: 'now', queries: [query] }),
  });
  const body = await response.json();
  const result = body.results?.A;
  if (!result || result.error) {
    throw new Error(result?.error ?? body.message ?? `HTTP ${response.status}`);
  }
  const [frame] = result.frames;
  const names = frame.schema.fields.map((field) => field.name);
  const cells = columns.map((column) => frame.data.values[names.indexOf(column)] ?? []);
  const rows = cells[0].map((_, row) => cells.map((values, at) => shown(columns[at], values[row])));
  const widths = columns.map((column, at) => Math.max(column.length, ...rows.map((row) => row[at].length)));
  const line = (row) =>
    row
      .map((text, at) => text.padEnd(widths[at]))
      .join('  ')
      .trimEnd();
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const shown = (column, value) =>
  value === null || value === undefined
    ? ''
    : column === 'time'
      ? new Date(value).toISOString().replace('.000Z', 'Z')
      : String(value);
