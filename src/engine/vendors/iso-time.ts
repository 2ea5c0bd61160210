/** Epoch ms of an RFC 3339 text with a zone; NaN for anything else, as without one it would be in the server's own zone. */
export function isoTime(value: unknown): number {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)
    ? Date.parse(value)
    : NaN;
}
