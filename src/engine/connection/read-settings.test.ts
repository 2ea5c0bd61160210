import { vendorModels } from '../../model/vendors';
import { readSettings } from './read-settings';

const url = 'https://pe.example.com:8143';

function read(jsonData: unknown, root: object = { url }, secrets: string[] = ['puppetToken', 'opcorePassword']) {
  const states = Object.fromEntries(secrets.map((name) => [name, { isSet: true }]));
  return readSettings(
    JSON.stringify({ uid: 'pe', name: 'PE', url: '', ...root, jsonData, secrets: states }),
    vendorModels
  );
}

test('what is absent or 0 has its default', () => {
  const { settings, wrong } = read({ vendor: 'puppet', maxEvents: 0, maxRuns: null, queryTimeout: 7, unknown: [] });
  expect(wrong).toBeUndefined();
  expect(settings).toEqual({
    uid: 'pe',
    name: 'PE',
    vendor: 'puppet',
    url,
    vendorOptions: {},
    secrets: { puppetToken: { isSet: true }, opcorePassword: { isSet: true } },
    maxEvents: 50_000,
    maxRuns: 100,
    maxResponseMegabytes: 64,
    queryTimeout: 7,
    maxConcurrentRequests: 4,
    maxRequestsPerSecond: 10,
    memoryMegabytes: 128,
  });
});

test("a vendor's own settings have their defaults, a base path stays, a trailing slash does not", () => {
  const { settings, wrong } = read(
    { vendor: 'opcore', username: ' eve ' },
    { url: 'http://[::1]:8080/behind/a/prefix/' }
  );
  expect(wrong).toBeUndefined();
  expect(settings.url).toBe('http://[::1]:8080/behind/a/prefix');
  expect(settings.vendorOptions).toEqual({ username: 'eve', timeZone: 'UTC', loginPath: '/omk/opCharts/login' });
});

const wrongUrl =
  'URL (url) must be http:// or https://, a host and perhaps a path, without user name, query or blanks, for example https://pe.example.com:8143.';

test.each<[string, unknown, object | undefined, string[] | undefined, string]>([
  [
    'no vendor',
    {},
    undefined,
    undefined,
    'Vendor (vendor) is missing: choose one on the settings page, or name it in the jsonData of a file.',
  ],
  [
    'settings that are no object',
    [],
    undefined,
    undefined,
    'Vendor (vendor) is missing: choose one on the settings page, or name it in the jsonData of a file.',
  ],
  [
    'an unknown vendor',
    { vendor: 'pupet' },
    undefined,
    undefined,
    'Vendor (vendor) "pupet" is unknown: use puppet, opus, opcore or opsera.',
  ],
  [
    'no URL',
    { vendor: 'puppet' },
    {},
    undefined,
    'URL (url) is missing: give scheme and host, for example https://pe.example.com:8143.',
  ],
  ['a URL without scheme', { vendor: 'puppet' }, { url: 'pe.example.com' }, undefined, wrongUrl],
  ['a URL with a user', { vendor: 'puppet' }, { url: 'https://eve:secret@pe.example.com' }, undefined, wrongUrl],
  ['a URL with a query', { vendor: 'puppet' }, { url: 'https://pe.example.com/?token=1' }, undefined, wrongUrl],
  ['a URL without host', { vendor: 'puppet' }, { url: 'https://:8143' }, undefined, wrongUrl],
  ['a URL whose port is no number', { vendor: 'puppet' }, { url: 'https://pe.example.com:https' }, undefined, wrongUrl],
  [
    'a port beyond the last one',
    { vendor: 'puppet' },
    { url: 'https://pe.example.com:81430' },
    undefined,
    'URL (url) names a port that does not exist: use one from 1 to 65 535.',
  ],
  [
    'port 0',
    { vendor: 'puppet' },
    { url: 'https://[::1]:0/pe' },
    undefined,
    'URL (url) names a port that does not exist: use one from 1 to 65 535.',
  ],
  ['no user name', { vendor: 'opcore' }, undefined, undefined, 'User name (username) is missing.'],
  [
    'a setting of another type',
    { vendor: 'opcore', username: 7 },
    undefined,
    undefined,
    'User name (username) must be a text, not 7.',
  ],
  ['no secret', { vendor: 'puppet' }, undefined, ['opusServiceKey'], 'Access token (puppetToken) is missing.'],
  [
    'a limit that is no number',
    { vendor: 'puppet', maxEvents: '5' },
    undefined,
    undefined,
    'Most events (maxEvents) must be a whole number from 1 to 1 000 000, not "5".',
  ],
  [
    'a negative limit',
    { vendor: 'puppet', memoryMegabytes: -1 },
    undefined,
    undefined,
    'Memory (memoryMegabytes) must be a whole number from 1 to 65 536, not -1.',
  ],
  [
    'half a limit',
    { vendor: 'puppet', maxRuns: 1.5 },
    undefined,
    undefined,
    'Most runs (maxRuns) must be a whole number from 1 to 10 000, not 1.5.',
  ],
  [
    'a limit beyond its bound',
    { vendor: 'puppet', queryTimeout: 3_601 },
    undefined,
    undefined,
    'Query timeout (queryTimeout) must be a whole number from 1 to 3 600, not 3601.',
  ],
  [
    'a switch of its own that is none',
    { vendor: 'opus', allowPayloads: 'yes' },
    { url: 'https://operator.opus.com' },
    ['opusServiceKey'],
    'Allow inputs and outputs (allowPayloads) must be true or false, not "yes".',
  ],
  // The plugin SDK panics on these two.
  [
    'a server name of another type',
    { vendor: 'puppet', serverName: 7 },
    undefined,
    undefined,
    'Server name (serverName) must be a text, not 7.',
  ],
  [
    'a header name of another type',
    { vendor: 'puppet', httpHeaderName1: 7 },
    undefined,
    undefined,
    'HTTP header (httpHeaderName1) must be a text without blanks and special characters, not 7.',
  ],
  [
    'a header name that is none',
    { vendor: 'puppet', httpHeaderName1: 'Bad Name' },
    undefined,
    undefined,
    'HTTP header (httpHeaderName1) must be a text without blanks and special characters, not "Bad Name".',
  ],
  [
    'a switch of another type',
    { vendor: 'puppet', tlsSkipVerify: 'yes' },
    undefined,
    undefined,
    'Skip TLS certificate validation (tlsSkipVerify) must be true or false, not "yes".',
  ],
  [
    'a timeout that is none',
    { vendor: 'puppet', timeout: 'soon' },
    undefined,
    undefined,
    'Timeout (timeout) must be a number of seconds, not "soon".',
  ],
  [
    'a header behind one that is null',
    { vendor: 'puppet', httpHeaderName1: null, httpHeaderName2: 'X-Tenant' },
    undefined,
    ['puppetToken', 'httpHeaderValue2'],
    'HTTP header (httpHeaderName1) is missing.',
  ],
  [
    'the value of a header without name',
    { vendor: 'puppet', httpHeaderName1: '' },
    undefined,
    ['puppetToken', 'httpHeaderValue1'],
    'HTTP header (httpHeaderName1) is missing.',
  ],
  [
    'a header without value',
    { vendor: 'puppet', httpHeaderName1: 'X-One', httpHeaderName2: 'X-Two' },
    undefined,
    ['puppetToken', 'httpHeaderValue1'],
    'HTTP header value (httpHeaderValue2) is missing.',
  ],
  [
    'a header behind a number that is missing',
    { vendor: 'puppet', httpHeaderName1: 'X-One', httpHeaderName3: 'X-Three' },
    undefined,
    ['puppetToken', 'httpHeaderValue1', 'httpHeaderValue3'],
    'HTTP header (httpHeaderName2) is missing.',
  ],
  [
    "the archive's timeout that is none",
    { vendor: 'puppet', archiveUrl: 'http://logs.example.com', archiveSource: 'pe', archiveTimeout: 'soon' },
    undefined,
    undefined,
    'Timeout (archiveTimeout) must be a number of seconds, not "soon".',
  ],
  [
    'a secret among the settings',
    { vendor: 'puppet', puppetToken: 'abc' },
    undefined,
    [],
    'Access token (puppetToken) is missing among the secrets (secureJsonData): move it there from jsonData, where it is no secret.',
  ],
  [
    'a certificate among the settings',
    { vendor: 'puppet', tlsAuthWithCACert: true, tlsCACert: 'PEM' },
    undefined,
    undefined,
    'CA certificate (tlsCACert) is missing among the secrets (secureJsonData): move it there from jsonData, where it is no secret.',
  ],
  [
    "a header's value among the settings",
    { vendor: 'puppet', httpHeaderName1: 'X-One', httpHeaderValue1: 'one' },
    undefined,
    undefined,
    'HTTP header value (httpHeaderValue1) is missing among the secrets (secureJsonData): move it there from jsonData, where it is no secret.',
  ],
  [
    "the archive's token among the settings",
    { vendor: 'puppet', archiveUrl: 'http://logs.example.com', archiveSource: 'pe', archiveToken: 7 },
    undefined,
    undefined,
    'Archive token (archiveToken) is missing among the secrets (secureJsonData): move it there from jsonData, where it is no secret.',
  ],
  [
    'a CA without certificate',
    { vendor: 'puppet', tlsAuthWithCACert: true },
    undefined,
    undefined,
    'CA certificate (tlsCACert) is missing.',
  ],
  [
    'a client without key',
    { vendor: 'puppet', tlsAuth: true },
    undefined,
    ['puppetToken', 'tlsClientCert'],
    'Client key (tlsClientKey) is missing.',
  ],
])('%s is one sentence that names label and key', (_, jsonData, root, secrets, sentence) => {
  expect(read(jsonData, root, secrets).wrong).toBe(sentence);
});

test.each([
  { serverName: null, tlsSkipVerify: null, timeout: null, httpHeaderName1: null },
  { timeout: '' },
  { timeout: '5', httpHeaderName1: '', httpHeaderName01: 7 },
])('HTTP options that are null or empty are as good as absent, and numbers may be texts (%j)', (options) => {
  expect(read({ vendor: 'puppet', ...options }).wrong).toBeUndefined();
});
