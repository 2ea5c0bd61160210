/** How Grafana writes a variable's value into a text, by the format after the colon; the formats that dashboards here use. */
export function formatted(value: string | string[], format: string): string {
  const values = Array.isArray(value) ? value : [value];
  switch (format) {
    case 'csv':
    case 'raw':
      return values.join(',');
    case 'pipe':
      return values.join('|');
    case 'percentencode':
      return encodeURIComponent(values.length === 1 ? values.join('') : `{${values.join(',')}}`);
    case 'json':
      return JSON.stringify(value);
    case 'singlequote':
      return values.map((one) => `'${one.replace(/'/g, "\\'")}'`).join(',');
    case 'doublequote':
      return values.map((one) => `"${one.replace(/"/g, '\\"')}"`).join(',');
    case 'regex': {
      const escaped = values.map((one) => one.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&'));
      return escaped.length === 1 ? escaped.join('') : `(${escaped.join('|')})`;
    }
    default:
      return values.length === 1 ? values.join('') : `{${values.join(',')}}`;
  }
}
