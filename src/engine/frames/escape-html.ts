import type { TextColumn } from '../columns/column';
import type { Host } from '../host';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that shows as it is where Grafana renders HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** The column with those of `rows` escaped that need it; mostly none does, and the column stays as it is. */
export function escapeColumn(
  column: TextColumn,
  rows: Int32Array,
  host: Pick<Host, 'columns' | 'matching'>
): TextColumn {
  const flags = host.matching('[&<>"\']', column);
  const shown = new Uint8Array(column.length);
  rows.forEach((row) => {
    shown[row] = 1;
  });
  const found =
    'error' in flags
      ? rows
      : host.columns.select(column.length, [
          { kind: 'flags', flags },
          { kind: 'flags', flags: shown },
        ]);
  if (found.length === 0) {
    return column;
  }
  const codes = new Int32Array(column.length).fill(-1);
  found.forEach((row, code) => {
    codes[row] = code;
  });
  const values = host.columns.texts(column, found).map((text) => escapeHtml(text ?? ''));
  return host.columns.coalesce(host.columns.join(column.length, [{ kind: 'dictionary', codes, values }]), column);
}
