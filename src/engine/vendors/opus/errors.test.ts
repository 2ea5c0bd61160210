import { audit, envelope, node } from '../../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../../tests/simulators/opus/start';
import { told } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { plainRequest } from '../../testing/plain-request';
import { opus } from './index';
import { jobAudit } from './job-audit/reader';

const request = { ...plainRequest, selection: { jobs: ['7'] }, from: 0, to: 1 };

/** What a query hears when Opus answers every call so. */
function refused(answer: { status: number; headers?: Record<string, string>; body: unknown }) {
  const server = simulateOpus();
  server.fault({ kind: 'answer', ...answer });
  return expect(jobAudit.read(request, simulatedDataSource(opus, server).client())).rejects;
}

/** What is said of a job of which Opus tells this. */
function saidOf(job: { status: unknown; audit?: object }) {
  const server = simulateOpus();
  server.add({ job: '7', ...job });
  return jobAudit.read(request, simulatedDataSource(opus, server).client());
}

const key = 'Service key (opusServiceKey)';
const invalid = `Opus does not accept the service key (401), it is wrong or has expired: generate a new one in Opus under Channels, API, and put it whole, with the underscore it begins with, into ${key}.`;

const noNodes = { nb_nodes: 0, nb_executed_nodes: 0, audit: { nodes_execution_data: {} } };

test.each([
  { ...noNodes, error: 'Database is down' },
  { nb_nodes: 0, executed_nodes: [], error: 'Database is down' },
  { ...noNodes, success: false, message: 'Database is down' },
  { message: 'Database is down', audit: { nodes_execution_data: {} } },
  { message: 'Database is down', data: null },
  { ...noNodes, message: 'Database is down' },
  { ...noNodes, statusCode: '502', message: 'Database is down' },
  { ...audit({ A: node(0, 1) }), success: false, message: 'Database is down' },
])('an error in a 200 beside no node is one, also of a job that runs: %j', (body) =>
  expect(saidOf({ status: 'IN PROGRESS', audit: body })).rejects.toMatchObject({
    status: 502,
    message: 'Opus failed (502): "Database is down"; try again later.',
  })
);

test.each([
  { ...noNodes, error: null, errors: [], nb_nodes: 3, message: 'No node has begun', success: true },
  { ...noNodes, error: 0, success: 'true' },
])('an audit of no node that tells no error is none: %j', async (body) => {
  expect(told(await saidOf({ status: 'IN PROGRESS', audit: body })).shortfalls).toEqual([]);
});

test.each([
  [
    'without a key',
    401,
    'API key is required',
    `Opus got no service key (401): check ${key}, and that no proxy drops the header x-service-key.`,
  ],
  ['with an expired key', 401, 'Invalid or expired API key', invalid],
  [
    'on a route for people',
    401,
    'No auth cookie provided',
    'Opus wants a login of its own pages for this and takes no service key (401): check that the URL (url) is that of the API, e.g. https://operator.opus.com.',
  ],
  [
    'without permission',
    403,
    'Forbidden',
    `Opus does not let this service key read jobs (403): "Forbidden": use a key of the workspace that the jobs belong to in ${key}.`,
  ],
  [
    'that does not validate',
    400,
    ['id must be a number', 'id should\nnot be odd'],
    'Opus refused the request as wrong (400): "id must be a number; id should not be odd".',
  ],
  ['that Opus fails at', 500, 'Boom', 'Opus failed (500): "Boom"; try again later.'],
])('a request %s hears why, also inside a 200', async (_, status, message, sentence) => {
  const expected = { message: sentence, status, source: 'downstream' };
  await refused({ status, body: envelope(status, message) }).toMatchObject(expected);
  await refused({ status: 200, body: envelope(status, message) }).toMatchObject(expected);
});

test('a 401 that is no JSON is about the key too', () =>
  refused({ status: 401, body: 'no' }).toMatchObject({ message: invalid, status: 401 }));

test('a status inside a 200 that is none of HTTP is a 502', () =>
  refused({ status: 200, body: envelope(7_000, 'odd') }).toMatchObject({ status: 502 }));

test('a 429 says whose limit it is and when to try again', async () => {
  const body = envelope(429, 'Too many', { scope: 'workspace', limit: 20, active: 20 });
  await refused({ status: 429, body, headers: { 'retry-after': '30' } }).toMatchObject({
    message:
      'Opus asks to be called less often (429, limit of 20 for "workspace"); try again after 2026-11-21 12:00:30 UTC.',
    status: 429,
    waitUntil: Date.UTC(2026, 10, 21, 12, 0, 30),
  });
  await refused({ status: 200, body: { ...body, metadata: { retryAfterSeconds: 9 } } }).toMatchObject({
    message: expect.stringContaining('try again after 2026-11-21 12:00:09 UTC.'),
  });
  await refused({ status: 429, body: 'slow down' }).toMatchObject({
    message: 'Opus asks to be called less often (429); try again in a minute.',
  });
});

test.each([
  [
    502,
    'A gateway or proxy in front of Opus at operator.opus.com answered /job/7/status with a web page (502): Opus may be down or overloaded behind it; try again later.',
  ],
  [
    401,
    "A gateway or proxy in front of Opus at operator.opus.com answered /job/7/status with a web page (401): check that the URL (url) leads to the API and not to a login page, and have the gateway let Grafana's server through.",
  ],
  [413, 'A proxy before Opus finds the request too large (413): check the HTTP headers that this data source sends.'],
])('a web page with status %d is no answer of Opus', (status, message) =>
  refused({ status, body: '<html>nginx</html>', headers: { 'content-type': 'text/html' } }).toMatchObject({
    message,
    status,
  })
);

test('a job that Opus has not is named', () =>
  refused({ status: 404, body: envelope(404, 'Job execution with id 7 not found') }).toMatchObject({
    message: 'Opus has no job 7.',
    status: 404,
  }));

test('a path that Opus does not know points at the URL', async () => {
  const body = envelope(404, 'Cannot GET /x/job/7/status');
  await refused({ status: 404, body }).toMatchObject({ message: expect.stringContaining('check the URL (url)') });
  await refused({ status: 200, body }).toMatchObject({
    message: expect.stringContaining('check that the URL (url)'),
    status: 404,
  });
  await refused({ status: 404, body: '<html></html>' }).toMatchObject({
    message: expect.stringContaining('check the URL (url)'),
  });
});

test.each([
  [
    'PENDING',
    [],
    ['Job 7 has no events yet (its state is "PENDING"): Opus has no audit of it before its first node has started.'],
  ],
  [
    'CANCELLED',
    [],
    ['Job 7 has no events (its state is "CANCELLED"): Opus has no audit of a job whose first node had not started.'],
  ],
  [
    'UNKNOWN',
    ['Opus has no audit of job 7 (its state is "UNKNOWN"), so its events are missing: look at the job in Opus itself.'],
    [],
  ],
  [null, ['Opus has no audit of job 7, so its events are missing: look at the job in Opus itself.'], []],
])(
  'of a job that is %s and has no audit only one that waits or was cancelled has nothing to tell',
  async (status, shortfalls, texts) => {
    const said = told(await saidOf({ status }));
    expect(said.shortfalls).toEqual(shortfalls);
    expect(said.notices.map(({ text }) => text)).toEqual(texts);
  }
);

test.each([
  ['another object', { hello: 'world' }, 'without the data that its API promises'],
  ['a list', [], 'something that is no JSON'],
  ['nothing', '', 'an empty answer'],
  ['a web page', '<html></html>', 'a web page instead of data'],
  ['half of it', '{"status":"IN', 'breaks off in the middle'],
])('%s is not taken for a status', (_, body, part) =>
  refused({ status: 200, body }).toMatchObject({ status: 502, message: expect.stringContaining(part) })
);

test('another object is not taken for an audit', async () => {
  await expect(saidOf({ status: 'COMPLETED', audit: { hello: 'world' } })).rejects.toMatchObject({
    status: 502,
    message: expect.stringContaining('without the data that its API promises'),
  });
});

test('an audit with an error inside is refused, whatever else it holds', async () => {
  const body = audit({ A: node(0, 16) }, envelope(500, 'Boom'));
  await expect(saidOf({ status: 'COMPLETED', audit: body })).rejects.toMatchObject({
    message: 'Opus failed (500): "Boom"; try again later.',
    status: 500,
  });
});

test('nothing of a body but its message reaches a sentence', () =>
  refused({ status: 500, body: envelope(500, 'Boom', { stack: 'at x.ts:7', key: 'hunter2' }) }).toMatchObject({
    message: expect.not.stringMatching(/hunter2|x\.ts/),
  }));
