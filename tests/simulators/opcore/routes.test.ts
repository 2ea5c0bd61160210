import * as v from 'valibot';
import { get, read } from '../base/get';
import { readSample } from '../base/sample';
import type { Simulator } from '../base/simulator';
import { nodesAnswer } from './answers';
import { startOpcoreSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
let cookie = '';

beforeAll(async () => {
  simulator = await startOpcoreSimulator({ now, speed: 0, seed: 4, password: 'p&ss=w"rd', switches: { lockAfter: 3 } });
});
beforeEach(async () => {
  simulator.reset();
  cookie = (await logIn()).headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => simulator.stop());

const logIn = (password = 'p&ss=w"rd', path = '/omk/opCharts/login') =>
  get(`${simulator.url}${path}`, { method: 'POST', body: new URLSearchParams({ username: 'auditor', password }) });
const ask = (path: string) => get(`${simulator.url}/omk${path}`, { headers: { cookie: `lang=en; ${cookie}` } });
const audit = (uuid: string) => ask(`/opCore/v2/audit/${uuid}`);
const nodes = (query = '') =>
  read(nodesAnswer, `${simulator.url}/omk/opCharts/v2/nodes?${query}`, { headers: { cookie } });
const add = (what: object) => String(simulator.add(what)['node']);

test('the page’s sample is served exactly as printed', async () => {
  expect(await audit('1d2b430b-fc0e-4f79-88e3-8c8a790d9fed')).toMatchObject({
    status: 200,
    text: readSample('opcore/node-audit.json'),
  });
});

test.each(['00000000-0000-4000-8000-000000000000', 'no-uuid'])(
  '%s is not found: 400 exactly as printed',
  async (uuid) => {
    expect(await audit(uuid)).toMatchObject({
      status: 400,
      text: readSample('opcore/no-data-found.json'),
    });
  }
);

test('permission is refused with 403 or with 200, error 1 in both', async () => {
  const body = { error: 1, message: 'Permission denied' };
  simulator.expire('forbidden');
  expect(await audit('x')).toMatchObject({ status: 403, json: body });
  simulator.expire('forbidden200');
  expect(await audit('x')).toMatchObject({ status: 200, json: body });
});

test('a good login answers 302 or 200 with a cookie of any name', async () => {
  expect(await logIn()).toMatchObject({ status: 302 });
  simulator.setSwitches({ loginRedirects: false, cookieName: 'mojolicious' });
  const answer = await logIn();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toMatch(/^mojolicious=[0-9a-f]{40}; .*HttpOnly/);
  expect((await ask('/opCharts/v2/nodes')).status).toBe(401);
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await ask('/opCharts/v2/nodes')).status).toBe(200);
});

test('the login path is a switch, .json may follow it, and logins are counted by their path', async () => {
  expect((await logIn(undefined, '/omk/opCharts/login.json')).status).toBe(302);
  simulator.setSwitches({ loginPath: '/omk/opEvents/login' });
  expect((await logIn()).status).toBe(401);
  expect((await logIn(undefined, '/omk/opEvents/login')).status).toBe(302);
  expect(simulator.log.count('POST /omk/opEvents/login')).toBe(1);
});

test('a refused login is 401, or the login page again', async () => {
  expect(await logIn('wrong')).toMatchObject({ status: 401, json: { message: 'Authentication required' } });
  simulator.setSwitches({ refusedLoginAs: 'page' });
  expect(await logIn('wrong')).toMatchObject({ status: 200, text: expect.stringMatching(/<form/) });
});

test('credentials in JSON are no login', async () => {
  const body = JSON.stringify({ username: 'auditor', password: 'p&ss=w"rd' });
  expect((await get(`${simulator.url}/omk/opCharts/login`, { method: 'POST', body })).status).toBe(401);
});

test('refused logins in a row are counted and lock the account, the right password too', async () => {
  const before = Number(simulator.state().company['refusedLogins']);
  await logIn('wrong');
  await logIn('wrong');
  expect((await logIn()).status).toBe(302);
  await logIn('wrong');
  await logIn('wrong');
  await logIn('wrong');
  expect((await logIn()).status).toBe(401);
  expect(simulator.state()).toMatchObject({ company: { isLocked: true, refusedLogins: before + 6 } });
});

test('a session ends by time or at once; what follows is 401, the login page with 200, or a redirect to it', async () => {
  simulator.expire('session');
  expect((await audit('x')).status).toBe(401);
  expect((await logIn()).status).toBe(302);
  simulator.setSwitches({ noSessionAs: 'page' });
  expect(await audit('x')).toMatchObject({ status: 200, text: expect.stringMatching(/Opmantek \| Login/) });
  simulator.setSwitches({ noSessionAs: 'redirect' });
  expect((await audit('x')).headers.get('location')).toBe('/omk/opCharts/login?again=1');
  cookie = (await logIn()).headers.get('set-cookie')?.split(';')[0] ?? '';
  expect((await audit('x')).status).toBe(400);
  simulator.clock.advance(31 * 60_000);
  expect((await audit('x')).status).toBe(302);
});

test('a changed password ends sessions and refuses the old one', async () => {
  simulator.expire('password');
  expect((await audit('x')).status).toBe(401);
  expect((await logIn()).status).toBe(401);
});

test('the node list pages by 25, counts on request and names properties on request', async () => {
  const plain = await nodes();
  expect(plain.nodes).toHaveLength(25);
  expect(plain.total).toBeUndefined();
  expect(Object.keys(plain.nodes[0] ?? {})).toEqual(['uuid']);
  const wanted = await nodes('limit=10&page=2&count=1&properties=["name","configuration.group"]');
  expect(wanted.nodes[0]).toEqual({
    uuid: plain.nodes[10]?.uuid,
    name: expect.any(String),
    configuration: { group: expect.any(String) },
  });
  expect(wanted.total).toBeGreaterThan(30);
  const core = await nodes('count=1&limit=100&filter={"configuration.group":"core"}');
  expect(core.total).toBe(core.nodes.length);
});

test('a deleted node is not listed, but its audit is still there', async () => {
  const node = add({ create: 'short-lived' });
  const listed = async () => (await nodes('limit=500')).nodes.some(({ uuid }) => uuid === node);
  expect(await listed()).toBe(true);
  simulator.add({ delete: node });
  expect(await listed()).toBe(false);
  expect(Object.keys(v.parse(v.looseObject({}), (await audit(node)).json))).toEqual(['created', 'deleted']);
});

test('names end in a newline, a renamed node has its old name in its old records, and kinds may be missing', async () => {
  const node = add({ create: 'first' });
  expect((await audit(node)).json).toEqual({ created: expect.objectContaining({ extra: 'first\n', details: node }) });
  simulator.add({ edit: node, name: 'second' });
  expect((await audit(node)).json).toMatchObject({
    created: { extra: 'first\n' },
    last_updated: { extra: 'second\n', what: 'edit node' },
  });
});

test('only the latest record of each kind is kept', async () => {
  const node = add({ create: 'busy' });
  simulator.add({ edit: node, at: now + 1000 });
  simulator.add({ edit: node, at: now + 2000 });
  expect((await audit(node)).json).toMatchObject({ last_updated: { when: '2026-03-01T12:00:02' } });
  expect(simulator.events()['opcore.nodeAudit']?.filter(({ run }) => run === node)).toHaveLength(3);
});

test('times are those of the server’s zone and do not say so', async () => {
  const node = add({ create: 'zoned', at: Date.parse('2026-07-01T22:30:00Z') });
  simulator.setSwitches({ timeZone: 'Asia/Kolkata' });
  expect((await audit(node)).json).toMatchObject({ created: { when: '2026-07-02T04:00:00' } });
});

test('a node’s audit can be set word for word', async () => {
  const node = add({ create: 'odd', records: { created: null } });
  expect((await audit(node)).text).toBe('{"created":null}');
});

test('people go on creating, renaming and deleting nodes', () => {
  const before = simulator.events()['opcore.nodeAudit']?.length ?? 0;
  simulator.clock.advance(6 * 3_600_000);
  const after = simulator.events()['opcore.nodeAudit']?.slice(before) ?? [];
  expect(new Set(after.map(({ event }) => event))).toEqual(new Set(['create node', 'edit node', 'delete node']));
  expect(after.some(({ outcome }) => outcome === 'failure')).toBe(true);
});
