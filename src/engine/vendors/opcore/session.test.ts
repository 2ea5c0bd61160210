import { addNode, uuid } from '../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../tests/simulators/opcore/start';
import type { Switches } from '../../../../tests/simulators/opcore/switches';
import type { Fault } from '../../../../tests/simulators/base/fault';
import type { Simulation } from '../../../../tests/simulators/base/simulation';
import { originState } from '../../testing/origin-state';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { testDataSource, type TestDataSource } from '../../testing/data-source';
import { inProcess } from '../../testing/in-process';
import { CallSignal } from '../../client/call-signal';
import { walkNode } from './node-audit/walk';
import { opcore } from './index';
import { CallEnded } from '../../client/call-ended';

function company(switches: Partial<Switches> = {}): Simulation {
  const server = simulateOpcore({ switches });
  for (let node = 1; node <= 9; node++) {
    addNode(server, node);
  }
  return server;
}

const settings = { vendorOptions: { username: 'auditor' } };
const opcoreOf = (server: Simulation): TestDataSource => simulatedDataSource(opcore, server, settings);

/** Asks for audits at once, past the memory. */
const ask = (source: TestDataSource, ...nodes: number[]) =>
  Promise.all(nodes.map((node) => walkNode(uuid(node), false, source.client({ freshness: 'nothing' }))));

const login = 'POST /omk/opCharts/login';
const loginsOf = (server: Simulation) => server.log.entries.filter(({ method }) => method === 'POST').length;
const audit = (node: number) => `GET /omk/opCore/v2/audit/${uuid(node)}`;

test('the login sends user name and password as a form, and follows no redirect', async () => {
  const server = company();
  const sent: unknown[] = [];
  const answer = inProcess(server);
  const source = testDataSource(opcore, {
    settings,
    answer: (request) => {
      sent.push(request);
      return answer(request);
    },
  });
  await ask(source, 1);
  expect(sent[0]).toEqual({
    method: 'POST',
    path: '/omk/opCharts/login',
    body: { form: { username: 'auditor', password: { secret: opcore.model.secrets[0] } } },
    repeatable: false,
    followRedirects: false,
  });
});

test.each([
  [302, true],
  [200, false],
])('a login that is answered with %d is good', async (_, loginRedirects) => {
  const source = opcoreOf(company({ loginRedirects }));
  await ask(source, 1);
  expect(source.calls()).toEqual([login, audit(1)]);
});

test('one login serves all who ask at once, and all later ones', async () => {
  const source = opcoreOf(company());
  await ask(source, 1, 2, 3, 4, 5);
  expect(source.calls()).toEqual([login, ...[1, 2, 3, 4, 5].map(audit)]);
  await ask(source, 6);
  expect(source.calls()).toEqual([audit(6)]);
});

test.each<[string, Switches['noSessionAs']]>([
  ['a 401', '401'],
  ['the login page', 'page'],
])('a session that ends with %s is begun anew by one login for all', async (_, noSessionAs) => {
  const server = company({ noSessionAs });
  const source = opcoreOf(server);
  await ask(source, 1);
  source.calls();
  server.expire('session');
  await ask(source, 2, 3, 4);
  expect(source.calls()).toEqual([audit(2), audit(3), audit(4), login, audit(2), audit(3), audit(4)]);
});

test('a session that worked for others and ended before a call was sent again is no wrong password', async () => {
  const server = company();
  const source = opcoreOf(server);
  await ask(source, 1);
  server.expire('session');
  source.calls();
  let ended = 0;
  server.afterAnswer(({ path }) => {
    if (path.includes('/audit/') && loginsOf(server) === 2 && ended++ === 1) {
      server.expire('session');
    }
  });
  await expect(ask(source, 1, 2, 3)).resolves.toHaveLength(3);
  expect(loginsOf(server)).toBeGreaterThan(2);
});

test.each<[Switches['refusedLoginAs'], number]>([
  ['401', 401],
  ['403', 403],
  ['page', 401],
  ['redirect', 401],
])('after a login was refused by %s there is none for a minute', async (refusedLoginAs, status) => {
  const server = company({ refusedLoginAs });
  server.expire('password');
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({
    status,
    what: 'credentials',
    message: `opCore refused user name and password (${status}): check User name (username), Password (opcorePassword) and Login path (loginPath); with these no login is tried before 2026-11-21 12:01:00 UTC, because too many lock the account.`,
  });
  await expect(ask(source, 2, 3)).rejects.toMatchObject({
    status: 401,
    what: 'credentials',
    message: expect.stringMatching(/^opCore refused user name and password at the last login: .*12:01:00 UTC/),
  });
  source.pass(59_900);
  await expect(ask(source, 4)).rejects.toMatchObject({ status: 401 });
  expect(loginsOf(server)).toBe(1);
  source.pass(200);
  server.renew();
  await ask(source, 5);
  expect(loginsOf(server)).toBe(2);
});

test.each(['login?error=1', './login', 'http://opmantek.example.com/omk/opCharts/login'])(
  'a login that leads back to %s is a refused one',
  async (location) => {
    const server = company();
    server.fault({ kind: 'answer', endpoint: login, status: 302, headers: { location }, body: '' });
    const source = opcoreOf(server);
    await expect(ask(source, 1)).rejects.toMatchObject({ status: 401 });
    await expect(ask(source, 2)).rejects.toMatchObject({ status: 401 });
    expect(loginsOf(server)).toBe(1);
  }
);

const elsewhere = 'http://opmantek.example.com/omk/opCharts/login';

test('a session that ends by being sent to another address is begun anew', async () => {
  const server = company();
  const source = opcoreOf(server);
  await ask(source, 1);
  server.fault({
    kind: 'answer',
    endpoint: audit(2),
    status: 302,
    headers: { location: elsewhere },
    body: '',
    times: 1,
  });
  await expect(ask(source, 2)).resolves.toHaveLength(1);
  expect(loginsOf(server)).toBe(2);
});

test('whoever is sent to another address right after a login is told so, and no further login is tried', async () => {
  const server = company();
  const source = opcoreOf(server);
  await ask(source, 1);
  server.fault({ kind: 'answer', endpoint: audit(2), status: 302, headers: { location: elsewhere }, body: '' });
  for (let times = 0; times < 3; times++) {
    await expect(ask(source, 2)).rejects.toMatchObject({ status: 502, message: expect.stringContaining('redirect') });
  }
  expect(loginsOf(server)).toBe(2);
});

test.each([200, 403])('a session that ends with the login page and status %d is begun anew', async (status) => {
  const server = company();
  const source = opcoreOf(server);
  await ask(source, 1);
  const body = '<html><form><input type="password" name="password"></form></html>';
  server.fault({ kind: 'answer', endpoint: '/omk/opCore/**', status, body, times: 1 });
  await ask(source, 2);
  expect(loginsOf(server)).toBe(2);
});

test.each<[number, string | object]>([
  [200, { error: 1, message: 'Invalid username or password' }],
  [200, { success: false }],
  [400, { error: 1, message: 'Login failed' }],
  [400, { message: 'Invalid username or password' }],
  [400, 'Invalid username or password'],
  [422, { error: 1, message: 'Login failed' }],
  [423, { error: 'Account locked' }],
  [500, { error: 1, message: 'Authentication failed' }],
])('a login that is answered by a %i with %j is a refused one', async (status, body) => {
  const server = company();
  server.fault({ kind: 'answer', endpoint: login, status, body });
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({ status: 401 });
  await expect(ask(source, 2)).rejects.toMatchObject({ message: expect.stringContaining('no login is tried before') });
  expect(loginsOf(server)).toBe(1);
});

test('many who ask at once make one refused login', async () => {
  const server = company();
  server.expire('password');
  const source = opcoreOf(server);
  await expect(ask(source, 1, 2, 3, 4)).rejects.toMatchObject({ status: 401 });
  await expect(ask(source, 5)).rejects.toMatchObject({ status: 401 });
  expect(source.calls()).toEqual([login]);
});

test('a refused login is known to every data source with the same credentials', async () => {
  const server = company();
  server.expire('password');
  const shared = originState(() => server.clock.now());
  const neighbour = () => simulatedDataSource(opcore, server, settings, { shared });
  await expect(ask(neighbour(), 1)).rejects.toMatchObject({ status: 401 });
  await expect(ask(neighbour(), 1)).rejects.toMatchObject({ status: 401 });
  expect(loginsOf(server)).toBe(1);
});

test('a refused login is known to those that have nothing but the account in common', async () => {
  const server = company();
  server.expire('password');
  const account = originState(() => server.clock.now());
  // As where one has a header or a certificate that the other has not: cookies are not shared then.
  const other = () => simulatedDataSource(opcore, server, settings, { account });
  await expect(ask(other(), 1)).rejects.toMatchObject({ status: 401 });
  await expect(ask(other(), 1)).rejects.toMatchObject({ status: 401 });
  expect(loginsOf(server)).toBe(1);
});

test('another login path does not lift the pause: the account is the same', async () => {
  const server = company();
  server.expire('password');
  const shared = originState(() => server.clock.now());
  const at = (loginPath: string) => {
    server.setSwitches({ loginPath });
    const vendorOptions = { ...settings.vendorOptions, loginPath };
    return ask(simulatedDataSource(opcore, server, { vendorOptions }, { shared }), 1);
  };
  await expect(at('/omk/wrong')).rejects.toMatchObject({ status: 401 });
  await expect(at('/omk/opCharts/login')).rejects.toMatchObject({ status: 401 });
  expect(loginsOf(server)).toBe(1);
});

test.each([
  ['/en/omk/opCharts/login', '/en/omk/opCharts/login'],
  ['https://sso.example.com/login?back=1', 'https://sso.example.com/login?back=1'],
  ['//sso.example.com/omk/login', 'https://sso.example.com/omk/login'],
  ['//sso.example.com/omk', 'https://sso.example.com/omk'],
])('a login that is redirected to %s is told as a redirect', async (location, where) => {
  const server = company();
  server.fault({ kind: 'answer', endpoint: login, status: 302, headers: { location }, body: '' });
  await expect(ask(opcoreOf(server), 1)).rejects.toMatchObject({
    status: 502,
    message: `opCore redirects the login at /omk/opCharts/login to ${where}, and a redirected login is none: put the address that it ends at into Login path (loginPath) or the URL (url), and check for a single sign-on in front of it.`,
  });
});

test.each([
  'http://opmantek.example.com/omk/opCharts',
  'http://Opmantek.example.com:8042/en/omk/',
  'http://opmantek.example.com?x=1',
])(
  'a login that leads from https into the application at http (%s) is good: TLS ends before opCore, which does not know of it',
  async (location) => {
    const answer = inProcess(company());
    const source = testDataSource(opcore, {
      settings,
      answer: async (request) => {
        const given = await answer(request);
        return request.method === 'POST' && 'headers' in given
          ? { ...given, status: 302, headers: { ...given.headers, location } }
          : given;
      },
    });
    await expect(ask(source, 1)).resolves.toHaveLength(1);
  }
);

test.each([
  'https://opcore.example.com/omk/opCharts/login',
  'https://opcore.example.com/',
  'http://opcore.example.com:8042/omk/opCharts/login',
])('a server that only sends logins on to another scheme or port (%s) has refused nothing', async (location) => {
  const server = company();
  server.fault({ kind: 'answer', endpoint: login, status: 301, headers: { location }, body: '' });
  const source = simulatedDataSource(opcore, server, { ...settings, url: 'http://opcore.example.com' });
  await expect(ask(source, 1)).rejects.toMatchObject({ status: 502, message: expect.stringContaining(location) });
});

test.each<[string, Switches['noSessionAs']]>([
  ['a 401', '401'],
  ['the login page', 'page'],
])('%s right after a good login is an error, and no login is tried again for a minute', async (_, noSessionAs) => {
  const server = company({ noSessionAs, sessionMinutes: 0 });
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({
    status: 401,
    message:
      'opCore answered the login but then asked for it again (401): check User name (username), Password (opcorePassword) and Login path (loginPath), and that no proxy drops its cookies or asks for a login of its own; with these no login is tried before 2026-11-21 12:01:00 UTC, because too many lock the account.',
  });
  const logins = loginsOf(server);
  await expect(ask(source, 2)).rejects.toMatchObject({ message: expect.stringMatching(/^opCore answered the login/) });
  expect(loginsOf(server)).toBe(logins);
});

test.each([
  ['', '/omk/opCharts/login', 'check the URL (url)'],
  [
    '/omk',
    '/omk/omk/opCharts/login',
    'check the URL (url), which holds /omk already: the path of the API is added to it',
  ],
])('with the base path "%s" a login that is not there is named whole, with its settings', async (base, path, check) => {
  const server = company();
  server.fault({ kind: 'status', status: 404, endpoint: login });
  const url = `${opcore.model.exampleUrl}${base}`;
  await expect(ask(simulatedDataSource(opcore, server, { ...settings, url }), 1)).rejects.toMatchObject({
    status: 404,
    message: `opCore has no login at ${path} (404), or does not let this user in there: check Login path (loginPath), and ${check}.`,
  });
});

test.each([401, 403])('a web page of a gateway with status %d is no refusal, and holds up no login', async (status) => {
  const server = company();
  server.fault({ kind: 'answer', status, endpoint: login, body: '<html>nginx</html>', times: 1 });
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({
    status,
    message: expect.stringMatching(/^A gateway or proxy in front of opCore .* answered \/omk\/opCharts\/login/),
  });
  await ask(source, 1);
});

test.each<[string, Fault, number]>([
  ['503', { kind: 'status', status: 503, body: 'text', times: 1 }, 503],
  [
    'a 503 that speaks of the login',
    { kind: 'answer', status: 503, endpoint: login, body: 'login is down', times: 1 },
    503,
  ],
  ['an error of another kind', { kind: 'answer', endpoint: login, body: { error: 'Disk full' }, times: 1 }, 502],
  ['no connection', { kind: 'reset', times: 1 }, 502],
])('a login that fails with %s is no refusal', async (_, fault, status) => {
  const server = company();
  server.fault(fault);
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({ status });
  await ask(source, 1);
  expect(source.calls()).toEqual([login, login, audit(1)]);
});

test('a login goes on when whoever began it leaves, and is that of the next', async () => {
  const server = company();
  const source = opcoreOf(server);
  server.fault({ kind: 'slowHeaders', milliseconds: 30, endpoint: login, times: 1 });
  const signal = new CallSignal();
  const first = walkNode(uuid(1), false, source.client({ signal }));
  await Promise.resolve();
  const second = walkNode(uuid(2), false, source.client());
  signal.end('cancelled');
  await expect(first).rejects.toEqual(new CallEnded('cancelled'));
  await second;
  expect(source.calls()).toEqual([login, audit(2)]);
});

test('a refusal is heard though whoever logged in has left, so that leaving again and again locks no account', async () => {
  const server = company();
  server.expire('password');
  const source = opcoreOf(server);
  for (let visit = 0; visit < 5; visit++) {
    server.fault({ kind: 'slowHeaders', milliseconds: 10, endpoint: login, times: 1 });
    const signal = new CallSignal();
    const left = walkNode(uuid(1), false, source.client({ signal }));
    await Promise.resolve();
    signal.end('cancelled');
    await expect(left).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(loginsOf(server)).toBe(1);
});
