import { CallSignal } from './call-signal';
import type { HttpAnswer, VendorRequest } from '../seam/host';
import { readSettings } from '../connection/read-settings';
import { nodeHost, type TestAnswer } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { ConnectionClient } from './connection-client';
import { clientBase } from './client-base';
import { CallEnded } from './call-ended';

const settingsJson = JSON.stringify({
  url: 'https://tiny.example.com/base',
  jsonData: { vendor: 'tiny', keeper: 'eve' },
  secrets: {},
});
const rows = { rows: { anyOf: [['items']], as: 'list' as const }, columns: {} };

function workOn(answer: TestAnswer): ConnectionClient {
  const host = nodeHost({ answer: () => answer });
  const { settings } = readSettings(settingsJson, [tinyVendor.model]);
  return new ConnectionClient(clientBase(tinyVendor, settings, host), new CallSignal(), 'panels');
}

const get = (client: ConnectionClient, more: Partial<VendorRequest> = {}): Promise<HttpAnswer> =>
  client.fetch(
    { request: { method: 'GET', path: '/boxes/a%2Fb', ...more }, what: 'the box', missing: 'Tiny has no box a/b.' },
    rows
  );

const until = Date.UTC(2026, 10, 21, 12, 1);
const html = '<!doctype html><html></html>';

test.each<[string, TestAnswer, number, string]>([
  [
    'a name that is not found',
    { failure: 'dns' },
    502,
    "The name tiny.example.com was not found: check the URL (url) of this Tiny data source, and that Grafana's server can resolve it.",
  ],
  [
    'a refused connection',
    { failure: 'refused' },
    502,
    'tiny.example.com refused the connection: check host and port in the URL (url)',
  ],
  ['a connection that breaks off', { failure: 'reset' }, 502, 'Tiny at tiny.example.com broke off the connection'],
  [
    'an unknown CA',
    { failure: 'tls', detail: 'unknownAuthority' },
    502,
    'switch on "Add self-signed certificate" (tlsAuthWithCACert) under TLS settings and paste the CA certificate of Tiny there (tlsCACert).',
  ],
  [
    'a certificate of another name',
    { failure: 'tls', detail: 'hostname' },
    502,
    'is made out to another name: use that name in the URL (url), or set Server name (serverName) under TLS settings, which wants a CA or client certificate there.',
  ],
  ['an expired certificate', { failure: 'tls', detail: 'expired' }, 502, 'has expired or is not valid yet'],
  ['no TLS', { failure: 'tls', detail: 'other' }, 502, 'No TLS connection to tiny.example.com came about'],
  ['a timeout', { failure: 'timeout' }, 504, 'Tiny at tiny.example.com did not answer in time'],
  [
    'an answer that is too large',
    { failure: 'tooLarge' },
    502,
    'An answer of Tiny is larger than 64 MB: narrow the selection, or raise Largest answer (maxResponseMegabytes).',
  ],
  [
    'a redirect to another host',
    { failure: 'redirect', detail: 'login.example.org' },
    502,
    'tiny.example.com redirects to login.example.org, which is not followed because the credentials are for tiny.example.com only',
  ],
  [
    'a redirect to a host called proxy',
    { failure: 'redirect', detail: 'proxy' },
    502,
    'tiny.example.com redirects to proxy, which is not followed',
  ],
  [
    'redirects without end',
    { failure: 'redirect' },
    502,
    'tiny.example.com redirects again and again without an answer: put the address that it ends at into the URL (url)',
  ],
  [
    'a proxy that does not run',
    { failure: 'refused', detail: 'proxy' },
    502,
    "The proxy between Grafana's server and Tiny at tiny.example.com refused the connection: check the proxy",
  ],
  ['a proxy without an address', { failure: 'dns', detail: 'proxy' }, 502, 'was not found by its name'],
  ['a proxy that is stuck', { failure: 'timeout', detail: 'proxy' }, 504, 'did not answer in time: check the proxy'],
  [
    'a proxy that drops the connection',
    { failure: 'reset', detail: 'proxy' },
    502,
    'broke off the connection: check the proxy',
  ],
  ['a proxy that says no', { failure: 'network', detail: 'proxy' }, 502, 'let no connection through'],
  [
    'more than a query may hold',
    { failure: 'tooMuch' },
    502,
    'The query needs more than 256 MB of memory: narrow the query, or raise Largest answer (maxResponseMegabytes).',
  ],
  [
    'a proxy that forbids the host',
    { failure: 'proxyRefused', status: 403 },
    502,
    'refused to connect to it (403): have the proxy let',
  ],
  [
    'a proxy that does not reach the host',
    { failure: 'proxyRefused', status: 503 },
    502,
    'could not reach it (503): check host and port in the URL (url)',
  ],
  [
    'a vendor that asked to wait',
    { failure: 'waiting', waitUntil: until },
    429,
    'Tiny asked to wait and is not called before that is over; try again after 2026-11-21 12:01:00 UTC.',
  ],
  [
    'a vendor that asked to wait by another status',
    { failure: 'waiting', status: 503, waitUntil: until },
    503,
    'Tiny asked to wait and is not called before that is over; try again after 2026-11-21 12:01:00 UTC.',
  ],
  [
    'wrong HTTP settings',
    { failure: 'settings', detail: 'no PEM in tlsCACert' },
    400,
    'is set up wrong: no PEM in tlsCACert.',
  ],
  ['a broken network', { failure: 'network' }, 502, 'The connection to Tiny at tiny.example.com failed'],
  ['what is no HTTP', { failure: 'garbled' }, 502, 'What came from Tiny at tiny.example.com is no HTTP answer'],
  [
    '401',
    { status: 401 },
    401,
    'Tiny refused the credentials (401): put valid ones into Key (tinyKey) and Code (tinyCode).',
  ],
  [
    '403',
    { status: 403 },
    403,
    'Tiny does not allow this (403): the owner of Key (tinyKey) and Code (tinyCode) lacks a permission or role.',
  ],
  [
    '404',
    { status: 404 },
    404,
    'Tiny at tiny.example.com has nothing at /base/boxes/a%2Fb (404), where the box should be: check the URL (url).',
  ],
  ['404 of something that is not there', { status: 404, body: { error: 'unknown box' } }, 404, 'Tiny has no box a/b.'],
  ['429 with a time', { status: 429, waitUntil: until }, 429, 'try again after 2026-11-21 12:01:00 UTC.'],
  ['429 without a time', { status: 429 }, 429, 'Tiny asks to be called less often (429); try again in a minute.'],
  [
    '503 with a time',
    { status: 503, waitUntil: until },
    503,
    'failed to answer (503): try again after 2026-11-21 12:01:00 UTC',
  ],
  [
    '502 as a web page',
    { status: 502, body: html },
    502,
    'answered /boxes/a%2Fb with a web page (502): Tiny may be down or overloaded behind it; try again later.',
  ],
  [
    'a login page of a gateway',
    { status: 403, body: html },
    403,
    'A gateway or proxy in front of Tiny at tiny.example.com answered /boxes/a%2Fb with a web page (403)',
  ],
  [
    'a proxy that wants a login',
    { status: 407, body: html },
    502,
    "The proxy between Grafana's server and Tiny at tiny.example.com wants a login (407)",
  ],
  [
    'a network that wants a login',
    { status: 511, body: html },
    511,
    "The network between Grafana's server and Tiny at tiny.example.com wants a login of its own (511)",
  ],
  ['another refusal', { status: 422 }, 422, 'Tiny at tiny.example.com refused the request for the box (422).'],
  ['a redirect to nowhere', { status: 300 }, 502, 'redirects /boxes/a%2Fb (300) to nowhere that could be followed'],
  [
    'nothing new',
    { status: 304 },
    502,
    'A cache or proxy between Grafana and Tiny at tiny.example.com answered /boxes/a%2Fb with no data (304), though all of it was asked for',
  ],
  ['a part', { status: 206, body: { items: [] } }, 502, 'answered /boxes/a%2Fb with a part of the data (206)'],
  ['a promise', { status: 202, body: { items: [] } }, 502, 'answered /boxes/a%2Fb with no data (202)'],
  ['another success', { status: 218, body: { items: [] } }, 502, 'with what need not be all of the data (218)'],
  ["a refusal in the vendor's own words", { status: 418 }, 418, 'Tiny is a teapot.'],
  ['a web page', { status: 200, body: html }, 502, 'answered /boxes/a%2Fb with a web page instead of data'],
  ['an empty answer', { status: 200, body: '' }, 502, 'sent an empty answer for /boxes/a%2Fb'],
  ['no JSON', { status: 200, body: 'well' }, 502, 'with something that is no JSON'],
  ['half an answer', { status: 200, body: '{"items":[{' }, 502, 'that breaks off in the middle'],
  [
    'something after the end',
    { status: 200, body: '{"items":[]} {}' },
    502,
    'with something after the end of the data',
  ],
  ['other JSON', { status: 200, body: { hello: 'world' } }, 502, 'without the data that its API promises'],
])('%s is a sentence with a status', async (_, answer, status, message) => {
  const error: unknown = await get(workOn(answer)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status, source: 'downstream', message: expect.stringContaining(message) as string });
});

test('a redirect that is not to be followed is an answer', async () => {
  expect(await get(workOn({ status: 302 }), { followRedirects: false })).toMatchObject({ status: 302 });
});

test('calls are noted with method and URL, parameters encoded, headers and bodies not', async () => {
  const client = workOn({ status: 200, body: { items: [] } });
  const [secret] = tinyVendor.model.secrets;
  await get(client, {
    parameters: [
      ['q', 'a b&c'],
      ['q', 'ü'],
    ],
    headers: { 'X-Key': { secret } },
    body: { form: { password: { secret } } },
  });
  expect(client.calls.text()).toBe('GET https://tiny.example.com/base/boxes/a%2Fb?q=a%20b%26c&q=%C3%BC');
});

test('the first 50 calls are listed, and how many more there were', async () => {
  const client = workOn({ status: 200, body: { items: [] } });
  for (let call = 0; call < 53; call++) {
    await get(client);
  }
  const lines = client.calls.text()?.split('\n');
  expect(lines).toHaveLength(51);
  expect(lines?.[50]).toBe('and 3 more');
});

test('a call that failed is noted, one that was never sent is not', async () => {
  const failed = workOn({ failure: 'reset' });
  await expect(get(failed)).rejects.toThrow();
  expect(failed.calls.text()).toContain('GET https://tiny.example.com/base/boxes');
  const waiting = workOn({ failure: 'waiting', waitUntil: until });
  await expect(get(waiting)).rejects.toThrow();
  expect(waiting.calls.text()).toBeUndefined();
});

test('an ended signal ends the work, whatever came back', async () => {
  const signal = new CallSignal();
  const host = nodeHost({
    answer: () => {
      signal.end('deadline');
      return { status: 200, body: { items: [] } };
    },
  });
  const { settings } = readSettings(settingsJson, [tinyVendor.model]);
  const client = new ConnectionClient(clientBase(tinyVendor, settings, host), signal, 'panels');
  await expect(get(client)).rejects.toEqual(new CallEnded('deadline'));
});
