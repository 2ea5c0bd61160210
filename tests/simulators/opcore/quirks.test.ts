import { get } from '../base/get';
import type { Simulator } from '../base/simulator';
import { addNode, auditEntry, uuid } from './numbered-nodes';
import { startOpcoreSimulator } from './start';
import type { Switches } from './switches';

const json = { Accept: 'application/json' };

/** A server with one node and these quirks, and someone who has logged in. */
async function withQuirks<T>(
  switches: Partial<Switches>,
  use: (
    ask: (path: string, headers?: Record<string, string>) => ReturnType<typeof get>,
    simulator: Simulator
  ) => Promise<T>
): Promise<T> {
  const simulator = await startOpcoreSimulator({ nodes: 0, changeEverySeconds: 0, switches });
  try {
    simulator.add({ create: 'web', uuid: uuid(1), at: Date.parse('2026-03-10T05:20:44Z') });
    addNode(simulator, 2, { created: auditEntry('create node', 'yesterday') });
    const body = new URLSearchParams({ username: 'auditor', password: 'opcore-password' });
    const prefix = switches.redirectsToEnglish ? '/en' : '';
    const login = await get(`${simulator.url}${prefix}/omk/opCharts/login`, { method: 'POST', body });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    return await use(
      (path, headers = json) => get(`${simulator.url}${path}`, { headers: { cookie, ...headers } }),
      simulator
    );
  } finally {
    await simulator.stop();
  }
}

test('a server can redirect to /en, the login too, and a redirected login is none', () =>
  withQuirks({ redirectsToEnglish: true }, async (ask) => {
    const path = `/omk/opCore/v2/audit/${uuid(1)}?x=1`;
    expect((await ask(path)).headers.get('location')).toBe(`/en${path}`);
    expect((await ask('/omk/opCharts/login')).headers.get('location')).toBe('/en/omk/opCharts/login');
    expect((await ask(`/en${path}`)).json).toMatchObject({ created: { what: 'create node' } });
  }));

test('times can be written as localtime does', () =>
  withQuirks({ whenAs: 'ctime' }, async (ask) => {
    expect((await ask(`/omk/opCore/v2/audit/${uuid(1)}`)).json).toMatchObject({
      created: { when: 'Tue Mar 10 05:20:44 2026' },
    });
  }));

test.each([
  ['has a status of its own', 'error 7', { last_updated: { status: 'error 7', extra: 'web\n' } }],
  ['is not recorded', null, { last_updated: { status: 'ok', extra: 'web\n' } }],
])('an edit that failed %s', async (_, failedStatus, audit) =>
  withQuirks({ failedStatus }, async (ask, simulator) => {
    simulator.add({ edit: uuid(1) });
    simulator.add({ edit: uuid(1), name: 'other', fails: true });
    expect((await ask(`/omk/opCore/v2/audit/${uuid(1)}`)).json).toMatchObject(audit);
    const edits = simulator.events()['opcore.nodeAudit']?.filter(({ event }) => event === 'edit node');
    const failed = failedStatus === null ? [] : [{ outcome: 'failure', effect: null, target: 'web' }];
    expect(edits).toMatchObject([{ outcome: 'success', effect: 'changed', target: 'web' }, ...failed]);
  })
);

test('a request that does not ask for JSON can get a page for people', () =>
  withQuirks({ pagesWithoutAccept: true }, async (ask) => {
    expect((await ask('/omk/opCharts/v2/nodes', { Accept: '*/*' })).text).toMatch(/<html>/);
    expect((await ask('/omk/opCharts/v2/nodes')).json).toHaveProperty('nodes');
  }));

test('UUIDs are compared without regard to case, and may be written in upper case', () =>
  withQuirks({ uuidCase: 'upper' }, async (ask) => {
    const upper = uuid(1).toUpperCase();
    expect((await ask('/omk/opCharts/v2/nodes?limit=1')).json).toEqual({ nodes: [{ uuid: upper }] });
    for (const path of [uuid(1), upper]) {
      expect((await ask(`/omk/opCore/v2/audit/${path}`)).json).toMatchObject({ created: { details: upper } });
    }
  }));
