import type { Fault } from '../../simulators/base/fault';

/** One way in which a call to a vendor goes wrong, and what comes of it wherever the vendor says nothing else. */
export interface FaultCase {
  name: string;
  /** What the endpoint does; `down` and the kinds of certificates are the whole host's. */
  fault: Fault | 'down' | 'unknownAuthority' | 'wrongHost' | 'expired';
  /** Of the query; 200 = it is answered nevertheless. */
  status: number;
  /** Of the endpoint by one query. */
  calls: number;
  /** The same where the call is never repeated. */
  once?: { status: number; calls: number };
  /** For those that would take long: seconds. A busy machine must not make a fault of its own, so the others have time. */
  settings?: { timeout?: number; queryTimeout?: number };
}

const second = 1000;
/** Seconds, megabytes. */
export const commonSettings = {
  timeout: 30,
  queryTimeout: 40,
  maxResponseMegabytes: 1,
  maxRequestsPerSecond: 1000,
  maxConcurrentRequests: 16,
};
/** Longer than the query may take that meets it. */
export const longWaitSeconds = 7;
const impatient = { timeout: 2 };

const never = { status: 502, calls: 1 };

export const faultCases: readonly FaultCase[] = [
  { name: 'refused', fault: 'down', status: 502, calls: 0 },
  { name: 'reset', fault: { kind: 'reset' }, status: 502, calls: 3, once: never },
  { name: 'reset mid-body', fault: { kind: 'resetMidBody' }, status: 502, calls: 3, once: never },
  {
    name: 'reset mid-body, then fine',
    fault: { kind: 'resetMidBody', times: 1 },
    status: 200,
    calls: 2,
    once: never,
  },
  { name: 'slow headers, in time', fault: { kind: 'slowHeaders', milliseconds: 0.4 * second }, status: 200, calls: 1 },
  {
    name: 'slow headers, too late',
    fault: { kind: 'slowHeaders', milliseconds: 6 * second },
    status: 504,
    calls: 1,
    settings: impatient,
  },
  { name: 'slow body, in time', fault: { kind: 'slowBody', milliseconds: 0.4 * second }, status: 200, calls: 1 },
  {
    name: 'slow body, too late',
    fault: { kind: 'slowBody', milliseconds: 6 * second },
    status: 504,
    calls: 1,
    settings: impatient,
  },
  { name: 'timeout', fault: { kind: 'hang' }, status: 504, calls: 1, settings: impatient },
  { name: '206', fault: { kind: 'status', status: 206, body: 'empty' }, status: 502, calls: 1 },
  { name: '304', fault: { kind: 'status', status: 304, body: 'empty' }, status: 502, calls: 1 },
  { name: '401', fault: { kind: 'status', status: 401 }, status: 401, calls: 1 },
  { name: '403', fault: { kind: 'status', status: 403 }, status: 403, calls: 1 },
  { name: '404', fault: { kind: 'status', status: 404 }, status: 404, calls: 1 },
  { name: "404 of a proxy's page", fault: { kind: 'status', status: 404, body: 'html' }, status: 404, calls: 1 },
  {
    name: '429 without Retry-After',
    fault: { kind: 'status', status: 429, body: 'empty' },
    status: 429,
    calls: 3,
    once: { status: 429, calls: 1 },
  },
  {
    name: '429 with Retry-After, then fine',
    fault: { kind: 'status', status: 429, body: 'empty', retryAfter: 1, times: 1 },
    status: 200,
    calls: 2,
    once: { status: 429, calls: 1 },
  },
  {
    name: '429 with a long Retry-After',
    fault: { kind: 'status', status: 429, body: 'empty', retryAfter: longWaitSeconds },
    status: 429,
    calls: 1,
    settings: { queryTimeout: 5 },
  },
  { name: '500', fault: { kind: 'status', status: 500 }, status: 500, calls: 1 },
  {
    name: "502 of a proxy's page",
    fault: { kind: 'status', status: 502, body: 'html' },
    status: 502,
    calls: 3,
    once: { status: 502, calls: 1 },
  },
  {
    name: '503',
    fault: { kind: 'status', status: 503 },
    status: 503,
    calls: 3,
    once: { status: 503, calls: 1 },
  },
  {
    name: '503, then fine',
    fault: { kind: 'status', status: 503, times: 1 },
    status: 200,
    calls: 2,
    once: { status: 503, calls: 1 },
  },
  { name: 'truncated', fault: { kind: 'truncated' }, status: 502, calls: 1 },
  { name: 'wrong JSON', fault: { kind: 'wrongJson' }, status: 502, calls: 1 },
  { name: 'no JSON', fault: { kind: 'notJson' }, status: 502, calls: 1 },
  { name: 'empty', fault: { kind: 'empty' }, status: 502, calls: 1 },
  { name: 'text behind the JSON', fault: { kind: 'trailing' }, status: 502, calls: 1 },
  { name: 'web page with status 200', fault: { kind: 'htmlOk' }, status: 502, calls: 1 },
  { name: 'oversize', fault: { kind: 'oversize', bytes: 3 << 20 }, status: 502, calls: 1 },
  {
    name: 'redirect to another host',
    fault: { kind: 'redirect', to: 'https://sso.example.com/login?next=%2Fjobs' },
    status: 502,
    calls: 1,
  },
  { name: 'certificate of an unknown authority', fault: 'unknownAuthority', status: 502, calls: 0 },
  { name: 'certificate of another host', fault: 'wrongHost', status: 502, calls: 0 },
  { name: 'expired certificate', fault: 'expired', status: 502, calls: 0 },
];
