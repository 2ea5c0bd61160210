import type { TextColumn } from '../seam/column';
import type { Host } from '../seam/host';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code));
const jsonEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  ...Object.fromEntries(controls.map((control) => [control, JSON.stringify(control).slice(1, -1)])),
};

/** Texts that show as they are where Grafana renders HTML. */
export function escapedHtml(column: TextColumn, host: Pick<Host, 'columns'>): TextColumn {
  return host.columns.substitute(column, entities);
}

/** Texts as they stand between the quotation marks of JSON. */
export function escapedJson(column: TextColumn, host: Pick<Host, 'columns'>): TextColumn {
  return host.columns.substitute(column, jsonEscapes);
}
