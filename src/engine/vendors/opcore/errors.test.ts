import { uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import { createEngineWith } from '../../instance/engine';
import { nodeHost } from '../../testing/node-host';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { walkNode } from './node-audit/walk';
import { listedNodes } from './node-list';
import { opcore } from './index';

const message = (answer: { status: number; body: string | object }, base = '') => {
  const server = simulateOpcore();
  server.fault({ kind: 'answer', endpoint: '/omk/opCore/**', ...answer });
  const url = `${opcore.model.exampleUrl}${base}`;
  const source = simulatedDataSource(opcore, server, { url, vendorOptions: { username: 'auditor' } });
  return expect(walkNode(uuid(1), false, source.client())).rejects;
};

const denied = {
  status: 403,
  message:
    'opCore denies permission to read nodes or their audit (403): give User name (username) a role in opCore that may read both.',
};

test.each([200, 403])('"Permission denied" with status %d is a 403', (status) =>
  message({ status, body: { error: 1, message: 'Permission denied' } }).toMatchObject(denied)
);

test('a 403 that is no JSON is not of opCore', () =>
  message({ status: 403, body: '<html>no</html>' }).toMatchObject({
    status: 403,
    message: expect.not.stringContaining('denies permission'),
  }));

test.each([1, '1', true])('another error in a 200 (error: %p) quotes what opCore said', (error) =>
  message({ status: 200, body: { error, message: 'Database\nis down' } }).toMatchObject({
    status: 502,
    message: 'opCore answered with an error: "Database is down"; look at its log if it stays so.',
  })
);

test.each([
  { message: 'Session store is busy', created: null, last_updated: null, deleted: null },
  { message: 'Session store is busy' },
  { success: false, message: 'Session store is busy', created: null },
  { status: 'error', message: 'Session store is busy' },
])('an error in a 200 beside nothing is one, whatever says it: %j', (body) =>
  message({ status: 200, body }).toMatchObject({
    status: 502,
    message: 'opCore answered with an error: "Session store is busy"; look at its log if it stays so.',
  })
);

test.each([
  [{ message: 'Database is down', nodes: [] }, 502],
  [{ status: 'error', nodes: [] }, 502],
  [{ error: 'Database is down', nodes: [] }, 502],
  [{ status: 'Unauthorized', nodes: [] }, 401],
  [{ message: 'Session has expired', nodes: [] }, 401],
  [{ error: 1, message: 'Authentication required' }, 401],
  [{ success: false, nodes: [] }, 502],
  [{ message: 'OK', nodes: [] }, undefined],
])('so is one beside an empty list of nodes: %j', async (body, status) => {
  const server = simulateOpcore();
  server.fault({ kind: 'answer', endpoint: '/omk/opCharts/v2/nodes', body });
  const source = simulatedDataSource(opcore, server, { vendorOptions: { username: 'auditor' } });
  const [reading] = await Promise.allSettled([listedNodes(100, source.client())]);
  const isFailed = { status: 'rejected', reason: { status } };
  expect(reading).toMatchObject(status === undefined ? { status: 'fulfilled' } : isFailed);
});

test('another 400 quotes what opCore said', () =>
  message({ status: 400, body: { error: 1, message: 'Invalid filter' } }).toMatchObject({
    status: 400,
    message: 'opCore refused the request as wrong (400): "Invalid filter".',
  }));

test.each([
  ['', '/omk/opCore/v2/audit/', 'check the URL (url);'],
  [
    '/omk',
    '/omk/omk/opCore/v2/audit/',
    'check the URL (url), which holds /omk already: the path of the API is added to it;',
  ],
])(
  'a 404 with the base path "%s" says what was asked for, and from which version on it is there',
  (base, path, check) =>
    message({ status: 404, body: '<html>Page not found... yet!</html>' }, base).toMatchObject({
      status: 404,
      message: `opCore has nothing at ${path}${uuid(1)} (404): ${check} the node audit needs opCharts 4.9.1 or later.`,
    })
);

test.each([401, 403])('a web page with status %d that asks for no password is that of a gateway', (status) =>
  message({ status, body: '<html>nginx</html>' }).toMatchObject({
    status,
    message: expect.stringMatching(/^A gateway or proxy in front of opCore/),
  })
);

test('a web page that asks for no password is not logged in to', () =>
  message({ status: 200, body: '<html>Welcome to our portal</html>' }).toMatchObject({
    status: 502,
    message: expect.stringContaining('with a web page instead of data'),
  }));

test('nothing of a body but its message reaches a sentence', () =>
  message({ status: 200, body: { error: 1, trace: 'at Foo.pm line 7' } }).toMatchObject({
    message: 'opCore answered with an error; look at its log if it stays so.',
  }));

async function settingsSentence(jsonData: object): Promise<string> {
  const engine = createEngineWith([opcore])(
    JSON.stringify({
      url: 'https://opmantek.example.com',
      jsonData: { vendor: 'opcore', ...jsonData },
      secrets: { opcorePassword: { isSet: true } },
    }),
    nodeHost()
  );
  return (await engine.checkHealth(1)).message;
}

test('a missing user name is named', async () => {
  expect(await settingsSentence({})).toBe('User name (username) is missing.');
});

test('an unknown zone is a wrong setting', async () => {
  expect(await settingsSentence({ username: 'auditor', timeZone: 'Europe/Atlantis' })).toBe(
    'Time zone (timeZone) "Europe/Atlantis" is unknown: give the name of a zone, for example Europe/Berlin.'
  );
});

test.each([
  'omk/login',
  '//evil.example/login',
  '/omk/login?x=1',
  'https://x.example/login',
  '/a b',
  '/a/../b',
  '/%2e%2E',
  '/%zz',
])('login path %p is a wrong setting', async (loginPath) => {
  expect(await settingsSentence({ username: 'auditor', loginPath })).toBe(
    `Login path (loginPath) "${loginPath}" must be a path that begins with a slash, for example /omk/opCharts/login.`
  );
});
