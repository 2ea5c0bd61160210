import { sharedNotes } from '../../testing/shared-notes';
import { testDataSource } from '../../testing/data-source';
import type { TestDataSource } from '../../testing/data-source';
import { testSignal } from '../../testing/node-host';
import { auditOf } from './audit';
import { opcore } from './index';
import { authenticationRequired, loginPage, OpcoreServer, settings, startPage, uuid } from './opcore.fixture';
import type { ServerAnswer } from './opcore.fixture';
import { CallEnded } from '../../client/call-ended';

const now = Date.UTC(2026, 10, 21, 12);

function company(): OpcoreServer {
  const server = new OpcoreServer();
  for (let node = 1; node <= 9; node++) {
    server.add(node);
  }
  return server;
}

const opcoreOf = (server: OpcoreServer): TestDataSource =>
  testDataSource(opcore, { answer: server.answer, now, settings });

/** Asks for audits at once, past the memory. */
const ask = (source: TestDataSource, ...nodes: number[]) =>
  Promise.all(nodes.map((node) => auditOf(uuid(node), false, source.client({ skipCache: true }))));

const login = 'POST /omk/opCharts/login';
const audit = (node: number) => `GET /omk/opCore/v2/audit/${uuid(node)}`;

test('the login sends user name and password as a form, and follows no redirect', async () => {
  const server = company();
  const sent: unknown[] = [];
  const source = testDataSource(opcore, {
    settings,
    answer: (request) => {
      sent.push(request);
      return server.answer(request);
    },
  });
  await ask(source, 1);
  expect(sent[0]).toEqual({
    method: 'POST',
    path: '/omk/opCharts/login',
    body: { form: { username: 'auditor', password: { secret: 'opcorePassword' } } },
    repeatable: false,
    followRedirects: false,
  });
});

test.each<[string, ServerAnswer]>([
  ['302', startPage],
  ['200', { status: 200, body: 'Welcome' }],
])('a login that is answered with %s is good', async (_, answer) => {
  const server = company();
  server.login = answer;
  const source = opcoreOf(server);
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

test.each<[string, ServerAnswer]>([
  ['a 401', authenticationRequired],
  ['the login page', loginPage],
])('a session that ends with %s is begun anew by one login for all', async (_, stranger) => {
  const server = company();
  const source = opcoreOf(server);
  await ask(source, 1);
  source.calls();
  server.loggedIn = false;
  server.stranger = stranger;
  await ask(source, 2, 3, 4);
  expect(source.calls()).toEqual([audit(2), audit(3), audit(4), login, audit(2), audit(3), audit(4)]);
});

test.each<[string, ServerAnswer, number]>([
  ['401', authenticationRequired, 401],
  ['403', { status: 403, body: { error: 1, message: 'Permission denied' } }, 403],
  ['the login page', loginPage, 401],
  [
    'a redirect to the login page',
    { status: 302, headers: { location: 'https://x.example/omk/opCharts/login?e=1' } },
    401,
  ],
])('after a login was refused by %s there is none for a minute', async (_, refused, status) => {
  const server = company();
  server.login = refused;
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({
    status,
    message: `opCore refused user name and password (${status}): check User name (username), Password (opcorePassword) and Login path (loginPath); with these no login is tried before 2026-11-21 12:01:00 UTC, because too many lock the account.`,
  });
  await expect(ask(source, 2, 3)).rejects.toMatchObject({
    status: 401,
    message: expect.stringMatching(/^opCore refused user name and password at the last login: .*12:01:00 UTC/),
  });
  source.pass(59_900);
  await expect(ask(source, 4)).rejects.toMatchObject({ status: 401 });
  expect(server.logins).toBe(1);
  source.pass(200);
  server.login = startPage;
  await ask(source, 5);
  expect(server.logins).toBe(2);
});

test('many who ask at once make one refused login', async () => {
  const server = company();
  server.login = authenticationRequired;
  const source = opcoreOf(server);
  await expect(ask(source, 1, 2, 3, 4)).rejects.toMatchObject({ status: 401 });
  await expect(ask(source, 5)).rejects.toMatchObject({ status: 401 });
  expect(source.calls()).toEqual([login]);
});

test('a refused login is known to every data source with the same credentials', async () => {
  const server = company();
  server.login = authenticationRequired;
  const [one, other] = [opcoreOf(server), opcoreOf(server)];
  const shared = sharedNotes(() => now);
  Object.assign(one.host, { shared });
  Object.assign(other.host, { shared });
  await expect(ask(one, 1)).rejects.toMatchObject({ status: 401 });
  await expect(ask(other, 1)).rejects.toMatchObject({ status: 401 });
  expect(server.logins).toBe(1);
});

test('another login path lifts the pause, the same one does not', async () => {
  const server = company();
  server.login = authenticationRequired;
  const shared = sharedNotes(() => now);
  const at = (loginPath: string) => {
    const vendorOptions = { ...settings.vendorOptions, loginPath };
    const source = testDataSource(opcore, { answer: server.answer, now, settings: { vendorOptions } });
    Object.assign(source.host, { shared });
    return ask(source, 1);
  };
  await expect(at('/omk/wrong')).rejects.toMatchObject({ status: 401 });
  server.login = startPage;
  await expect(at('/omk/wrong')).rejects.toMatchObject({ status: 401 });
  expect(server.logins).toBe(1);
  await at('/omk/opCharts/login');
  expect(server.logins).toBe(2);
});

test.each<[string, ServerAnswer]>([
  ['a 401', authenticationRequired],
  ['the login page', loginPage],
])('%s right after a good login is an error, and no login is tried again for a minute', async (_, stranger) => {
  const server = company();
  const source = testDataSource(opcore, {
    now,
    settings,
    answer: (request) => (request.method === 'POST' ? server.answer(request) : stranger),
  });
  await expect(ask(source, 1)).rejects.toMatchObject({
    status: 401,
    message:
      'opCore answered the login but then asked for it again (401): check User name (username), Password (opcorePassword) and Login path (loginPath), and that no proxy drops its cookies or asks for a login of its own; with these no login is tried before 2026-11-21 12:01:00 UTC, because too many lock the account.',
  });
  const logins = server.logins;
  await expect(ask(source, 2)).rejects.toMatchObject({ message: expect.stringMatching(/^opCore answered the login/) });
  expect(server.logins).toBe(logins);
});

test('a login path that is not there is named with its setting', async () => {
  const server = company();
  server.login = { status: 404, body: '<html>Page not found</html>' };
  await expect(ask(opcoreOf(server), 1)).rejects.toMatchObject({
    status: 404,
    message:
      'opCore has no login at /omk/opCharts/login (404), or does not let this user in there: check Login path (loginPath) and the URL (url).',
  });
});

test.each<[string, ServerAnswer, number]>([
  ['503', { status: 503, body: 'busy' }, 503],
  ['no connection', { failure: 'refused' }, 502],
])('a login that fails with %s is no refusal', async (_, answer, status) => {
  const server = company();
  server.login = answer;
  const source = opcoreOf(server);
  await expect(ask(source, 1)).rejects.toMatchObject({ status });
  server.login = startPage;
  await ask(source, 1);
  expect(source.calls()).toEqual([login, login, audit(1)]);
});

test('whoever no longer waits for a login leaves it to the next', async () => {
  const server = company();
  const source = opcoreOf(server);
  server.login = new Promise(() => undefined);
  const signal = testSignal();
  const first = auditOf(uuid(1), false, source.client({ signal }));
  await Promise.resolve();
  server.login = startPage;
  const second = auditOf(uuid(2), false, source.client());
  signal.end('cancelled');
  await expect(first).rejects.toBeInstanceOf(CallEnded);
  await second;
  expect(source.calls()).toEqual([login, login, audit(2)]);
});
