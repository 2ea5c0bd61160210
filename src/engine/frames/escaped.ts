import type { TextColumn } from '../seam/column';
import type { Host } from '../seam/host';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Texts that show as they are where Grafana renders HTML. */
export function escapedHtml(column: TextColumn, host: Pick<Host, 'columns'>): TextColumn {
  return host.columns.substitute(column, entities);
}
