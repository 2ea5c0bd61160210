import { startPuppetSimulator } from '../puppet/start';
import type { Fault } from './fault';
import { get } from './get';
import type { Simulator } from './simulator';

let simulator: Simulator;
const headers = { 'X-Authentication': 'puppet-token' };
const jobs = () => get(`${simulator.url}/orchestrator/v1/jobs?limit=1`, { headers });

beforeAll(async () => {
  simulator = await startPuppetSimulator({ now: Date.parse('2026-03-01T12:00:00Z'), speed: 0, historyDays: 1 });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test.each<[string, Fault, Partial<{ status: number; text: RegExp; retryAfter: string | null; location: string }>]>([
  ['the vendor’s own 404', { kind: 'status', status: 404 }, { status: 404, text: /unknown-job/ }],
  ['the vendor’s own 500', { kind: 'status', status: 500 }, { status: 500, text: /unknown-error/ }],
  ['a proxy’s page', { kind: 'status', status: 502, body: 'html' }, { status: 502, text: /<html>/ }],
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 3 }, { status: 429, retryAfter: '3' }],
  ['429 without Retry-After', { kind: 'status', status: 429 }, { status: 429, retryAfter: null }],
  ['JSON of something else', { kind: 'wrongJson' }, { status: 200, text: /^{"hello":"world"}$/ }],
  ['no JSON', { kind: 'notJson' }, { status: 200, text: /^upstream/ }],
  ['an empty body', { kind: 'empty' }, { status: 200, text: /^$/ }],
  ['a web page with 200', { kind: 'htmlOk' }, { status: 200, text: /<!DOCTYPE html>/ }],
  ['half of the body', { kind: 'truncated' }, { status: 200, text: /^{"items":\[.*[^}]$/s }],
  ['more after the body', { kind: 'trailing' }, { status: 200, text: /}\n{"again":true}$/ }],
  [
    'a redirect',
    { kind: 'redirect', to: 'https://evil.example.com/' },
    { status: 302, location: 'https://evil.example.com/' },
  ],
])('a fault answers with %s', async (_, fault, expected) => {
  simulator.fault(fault);
  const answer = await jobs();
  expect(answer.status).toBe(expected.status);
  expect(answer.text).toMatch(expected.text ?? /^/);
  if (expected.retryAfter !== undefined) {
    expect(answer.headers.get('retry-after')).toBe(expected.retryAfter);
  }
  expect(answer.headers.get('location') ?? undefined).toBe(expected.location);
});

test.each<Fault>([{ kind: 'reset' }, { kind: 'resetMidBody' }])('a connection is cut: $kind', async (fault) => {
  simulator.fault(fault);
  await expect(jobs()).rejects.toThrow();
});

test.each([false, true])('an oversize answer has the wanted bytes once decoded, compressed: %s', async (compressed) => {
  simulator.fault({ kind: 'oversize', bytes: 3_000_000, compressed });
  expect((await jobs()).text.length).toBe(3_000_000);
});

test.each<Fault>([
  { kind: 'slowHeaders', milliseconds: 150 },
  { kind: 'slowBody', milliseconds: 150 },
])('an answer takes its time: $kind', async (fault) => {
  simulator.fault(fault);
  const start = performance.now();
  expect((await jobs()).json).toHaveProperty('items');
  expect(performance.now() - start).toBeGreaterThan(130);
});

test('a fault holds for so many requests, then all is well', async () => {
  simulator.fault({ kind: 'status', status: 503, times: 2 });
  expect([(await jobs()).status, (await jobs()).status, (await jobs()).status]).toEqual([503, 503, 200]);
});

test('a fault lets so many requests through first', async () => {
  simulator.fault({ kind: 'status', status: 503, skip: 1, times: 1 });
  expect([(await jobs()).status, (await jobs()).status, (await jobs()).status]).toEqual([200, 503, 200]);
});

test('a fault meets its endpoint only', async () => {
  simulator.fault({ kind: 'status', status: 503, endpoint: 'GET /orchestrator/v1/jobs/*/events' });
  expect((await jobs()).status).toBe(200);
  expect((await get(`${simulator.url}/orchestrator/v1/jobs/352/events`, { headers })).status).toBe(503);
});

test('throttling answers 429 above the rate only', async () => {
  simulator.fault({ kind: 'throttle', requestsPerSecond: 2, retryAfter: 1 });
  expect([(await jobs()).status, (await jobs()).status, (await jobs()).status]).toEqual([200, 200, 429]);
});

test('the log counts requests by endpoint and keeps what was asked', async () => {
  await jobs();
  await get(`${simulator.url}/nowhere`, { headers });
  expect(simulator.log.counts).toEqual({ 'GET /orchestrator/v1/jobs': 1, unknown: 1 });
  expect(simulator.log.entries[0]).toMatchObject({
    query: 'limit=1',
    status: 200,
    headers: { 'x-authentication': 'puppet-token' },
  });
});

test('a simulator that is down refuses connections and comes back on the same port', async () => {
  const { url } = simulator;
  await simulator.down();
  await expect(jobs()).rejects.toThrow();
  expect((await get(`${simulator.controlUrl}/__simulator/state`)).json).toMatchObject({ up: false });
  await simulator.up();
  expect(simulator.url).toBe(url);
  expect((await jobs()).status).toBe(200);
});

test('an answer can be given word for word', async () => {
  const headers = { 'X-Odd': 'yes' };
  simulator.fault({ kind: 'answer', status: 418, headers, body: { odd: [1, null] } });
  const answer = await jobs();
  expect(answer).toMatchObject({ status: 418, json: { odd: [1, null] } });
  expect(answer.headers.get('x-odd')).toBe('yes');
});
