/** A fault as the simulators know it, with its name for people. */
export interface FaultChoice {
  label: string;
  description: string;
  fault: Readonly<Record<string, unknown>>;
}

/** Ways in which every request goes wrong until it is cleared. */
export const faults: readonly FaultChoice[] = [
  { label: 'Status 500', description: "The vendor's own error body", fault: { kind: 'status', status: 500 } },
  {
    label: '502 with HTML',
    description: 'The page of a proxy in front of the vendor',
    fault: { kind: 'status', status: 502, body: 'html' },
  },
  { label: 'Status 503, twice', description: 'Then it answers', fault: { kind: 'status', status: 503, times: 2 } },
  { label: 'Status 403', description: 'A permission is missing', fault: { kind: 'status', status: 403 } },
  { label: 'Status 404', description: 'Nothing is there', fault: { kind: 'status', status: 404 } },
  {
    label: 'Throttle to 1 a second',
    description: '429 with Retry-After above that',
    fault: { kind: 'throttle', requestsPerSecond: 1, retryAfter: 5 },
  },
  {
    label: '429 for 30 seconds',
    description: 'Retry-After: 30',
    fault: { kind: 'status', status: 429, retryAfter: 30 },
  },
  { label: 'Slow headers, 5 s', description: 'Then it answers', fault: { kind: 'slowHeaders', milliseconds: 5000 } },
  {
    label: 'Slow body, 10 s',
    description: 'In twenty pieces',
    fault: { kind: 'slowBody', milliseconds: 10_000 },
  },
  { label: 'Never answers', description: 'Until the query times out', fault: { kind: 'hang' } },
  { label: 'Reset', description: 'The connection ends before an answer', fault: { kind: 'reset' } },
  { label: 'Reset in mid-body', description: 'Half an answer, then nothing', fault: { kind: 'resetMidBody' } },
  { label: 'Truncated', description: 'Half of the JSON, as if it were all', fault: { kind: 'truncated' } },
  { label: 'Other JSON', description: '200 and JSON of something else', fault: { kind: 'wrongJson' } },
  { label: 'Not JSON', description: '200 and plain text', fault: { kind: 'notJson' } },
  { label: 'Sign-on page', description: '200 and HTML', fault: { kind: 'htmlOk' } },
  { label: 'Empty answer', description: '200 and nothing', fault: { kind: 'empty' } },
  {
    label: 'Oversize, 100 MB',
    description: 'Sent as gzip',
    fault: { kind: 'oversize', bytes: 100_000_000, compressed: true },
  },
  {
    label: 'Redirect',
    description: 'To another host',
    fault: { kind: 'redirect', to: 'http://elsewhere.invalid/' },
  },
];
