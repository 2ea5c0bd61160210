import type { Simulation } from '../../../../../tests/simulators/base/simulation';
import { addNode, auditEntry, uuid } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../../tests/simulators/opcore/start';
import { passingWords, readFilters } from '../../../query/filters';
import { plainEvents, told, type TestDataSource } from '../../../testing/data-source';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { ReadRequest } from '../../vendor';
import { opcore } from '../index';
import type { FilterField } from '../../../../model/event';
import { nodeAudit } from './reader';

function request(nodes: string[], more: Partial<ReadRequest> = {}): ReadRequest {
  return {
    ...plainRequest,
    selection: { nodes },
    from: Date.UTC(2025, 8, 1),
    to: Date.UTC(2025, 8, 3),
    ...more,
  };
}

function serverWith(audit: object): Simulation {
  const server = simulateOpcore();
  addNode(server, 1, audit);
  return server;
}

function opcoreOf(server: Simulation, timeZone = 'UTC'): TestDataSource {
  return simulatedDataSource(opcore, server, { vendorOptions: { username: 'auditor', timeZone } });
}

const readTold = async (...[asked, client]: Parameters<typeof nodeAudit.read>) =>
  told(await nodeAudit.read(asked, client));

async function eventsOf(audit: object, timeZone?: string) {
  const { value } = await readTold(request([uuid(1)]), opcoreOf(serverWith(audit), timeZone).client());
  return plainEvents(value);
}

test('the example of the vendor’s page makes three events', async () => {
  const source = opcoreOf(simulateOpcore());
  const { value, notices, shortfalls } = await readTold(
    request(['1d2b430b-fc0e-4f79-88e3-8c8a790d9fed']),
    source.client()
  );
  expect(plainEvents(value)).toEqual([
    {
      time: '2025-09-02T05:19:18.000Z',
      end: null,
      event: 'create node',
      outcome: 'success',
      effect: 'changed',
      actor: 'omkapiha',
      target: 'my-node-1',
      run: '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed',
      message: 'omkapiha created node my-node-1',
      eventId: '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed/created/2025-09-02T05:19:18',
    },
    expect.objectContaining({ event: 'delete node', target: 'my-node-12', time: '2025-09-02T05:20:44.000Z' }),
    expect.objectContaining({ event: 'edit node', target: 'my-node-12', time: '2025-09-02T05:19:43.000Z' }),
  ]);
  expect([notices, shortfalls]).toEqual([[], []]);
  expect(source.calls()).toEqual([
    'POST /omk/opCharts/login',
    'GET /omk/opCore/v2/audit/1d2b430b-fc0e-4f79-88e3-8c8a790d9fed',
  ]);
});

test.each([
  ['ok', 'success', 'changed'],
  ['error: could not save <config>', 'failure', null],
  ['', 'failure', null],
  [0, 'failure', null],
  [null, 'unknown', null],
])('status %p is outcome %s with effect %s', async (status, outcome, effect) => {
  const [event] = await eventsOf({ created: auditEntry('create node', '2025-09-02T05:19:18', { status }) });
  expect(event).toMatchObject({ outcome, effect });
});

test.each([
  ['UTC', '2025-09-02T05:19:18', '2025-09-02T05:19:18.000Z'],
  ['Europe/Berlin', '2025-09-02T05:19:18', '2025-09-02T03:19:18.000Z'],
  ['Europe/Berlin', '2025-01-02T05:19:18', '2025-01-02T04:19:18.000Z'],
  ['America/New_York', '2025-09-02T05:19:18', '2025-09-02T09:19:18.000Z'],
])('in %s, when %s is %s', async (timeZone, when, time) => {
  expect(await eventsOf({ created: auditEntry('create node', when) }, timeZone)).toMatchObject([{ time }]);
});

test.each([
  ['Europe/Berlin', '2025-10-26T02:30:00', '2025-10-26T00:30:00.000Z'],
  ['America/New_York', '2025-11-02T01:30:00', '2025-11-02T05:30:00.000Z'],
])('in %s, %s exists twice and is the earlier', async (timeZone, when, time) => {
  expect(await eventsOf({ created: auditEntry('create node', when) }, timeZone)).toMatchObject([{ time }]);
});

test.each([
  ['Europe/Berlin', '2025-03-30T02:30:00', '2025-03-30T01:30:00.000Z'],
  ['America/New_York', '2025-03-09T02:30:00', '2025-03-09T07:30:00.000Z'],
])('in %s, %s does not exist and moves forward by the gap', async (timeZone, when, time) => {
  expect(await eventsOf({ created: auditEntry('create node', when) }, timeZone)).toMatchObject([{ time }]);
});

test('a time with a zone of its own means that one', async () => {
  const audit = { created: auditEntry('create node', '2025-09-02T05:19:18-04:00') };
  expect(await eventsOf(audit, 'Europe/Berlin')).toMatchObject([{ time: '2025-09-02T09:19:18.000Z' }]);
});

test('an event’s id is the same whatever the zone', async () => {
  const audit = { created: auditEntry('create node', '2025-09-02T05:19:18') };
  const [one, other] = [await eventsOf(audit), await eventsOf(audit, 'Asia/Tokyo')];
  expect(one[0]?.time).not.toBe(other[0]?.time);
  expect(one[0]?.eventId).toBe(other[0]?.eventId);
});

test('missing kinds and an audit whose kinds are all null are no fault', async () => {
  const audit = { created: null, last_updated: auditEntry('edit node', '2025-09-02T05:19:43'), error: 0 };
  const server = serverWith(audit);
  addNode(server, 2, { created: null, last_updated: null, deleted: null });
  const { value, notices } = await readTold(request([uuid(1), uuid(2)]), opcoreOf(server).client());
  expect(plainEvents(value)).toMatchObject([{ event: 'edit node' }]);
  expect(notices).toEqual([]);
});

const noneOf = (key: string) => `1 record of opCore has no ${key} that can be read; it is left empty.`;

test('fields that are missing or of another type leave the event standing', async () => {
  const server = serverWith({
    created: { when: '2025-09-02T05:19:18', extra: 42, who: ['a'] },
    last_updated: auditEntry('rename <b>node</b>', '2025-09-02T05:19:43', { extra: ' \n' }),
  });
  const { value, notices } = await readTold(request([uuid(1)]), opcoreOf(server).client());
  expect(plainEvents(value)).toMatchObject([
    {
      event: 'create node',
      outcome: 'unknown',
      actor: null,
      target: '42',
      run: uuid(1),
      message: 'Someone created node 42',
    },
    { event: 'rename <b>node</b>', target: null },
  ]);
  expect(notices).toEqual([
    { severity: 'info', text: noneOf('status') },
    { severity: 'info', text: noneOf('who') },
    { severity: 'info', text: noneOf('extra') },
  ]);
});

test.each([
  ['status', 'outcome', undefined, []],
  ['status', 'outcome', null, []],
  ['status', 'outcome', {}, [noneOf('status')]],
  ['who', 'actor', undefined, []],
  ['who', 'actor', {}, [noneOf('who')]],
  ['extra', 'target', ['a'], [noneOf('extra')]],
] as const)(
  'a record of the range whose %s cannot be read stands in the wrong group by %s, one without in the right one: %j',
  async (key, field, value, due) => {
    const when = '2025-09-02T05:19:18';
    const client = opcoreOf(serverWith({ created: auditEntry('create node', when, { [key]: value }) })).client();
    const at = Date.parse(`${when}Z`);
    const shortfalls = async (from: number, dependsOn: FilterField) =>
      told(await nodeAudit.read({ ...request([uuid(1)]), from, to: at + 2 }, client), [dependsOn]).shortfalls;
    expect(await shortfalls(at, field)).toEqual(due);
    expect(await shortfalls(at, 'event')).toEqual([]);
    expect(await shortfalls(at + 1, field)).toEqual([]);
  }
);

test.each([
  [{ field: 'actor', operator: '=~', values: ['^$'] }, 'notice', null],
  [{ field: 'actor', operator: '!=', values: ['ci'] }, 'notice', null],
  [{ field: 'actor', operator: '=', values: ['rita'] }, 'shortfall', null],
  [{ field: 'actor', operator: '=', values: ['rita'] }, 'shortfall', ''],
] as const)('a record without who is, for %j, a %s (%j)', async (filter, kind, who) => {
  const record = auditEntry('create node', '2025-09-02T05:19:18', { who });
  const source = opcoreOf(serverWith({ created: record }));
  const { filters } = readFilters([{ ...filter, values: [...filter.values] }], source.host);
  const only = { actor: passingWords(filters, source.host) };
  const reading = await nodeAudit.read({ ...request([uuid(1)]), only }, source.client());
  const { shortfalls, notices } = told(reading, ['actor']);
  expect(shortfalls).toEqual(kind === 'shortfall' ? [noneOf('who')] : []);
  expect(notices.map(({ text }) => text)).toEqual(kind === 'notice' ? [noneOf('who')] : []);
});

test('a line feed at the end is none of the time’s nor of the name’s of who did it', async () => {
  const record = auditEntry('create node', ' 2025-09-02T05:19:18\n', { who: 'rita\n' });
  expect(await eventsOf({ created: record })).toMatchObject([
    { time: '2025-09-02T05:19:18.000Z', actor: 'rita', eventId: `${uuid(1)}/created/2025-09-02T05:19:18` },
  ]);
});

test('records without a readable time are a shortfall', async () => {
  const server = serverWith({
    created: auditEntry('create node', 'yesterday'),
    last_updated: 'edited',
    deleted: auditEntry('delete node', '2025-09-02T05:20:44'),
  });
  const { value, notices, shortfalls } = await readTold(request([uuid(1)]), opcoreOf(server).client());
  expect(plainEvents(value)).toMatchObject([{ event: 'delete node' }]);
  expect(shortfalls).toEqual([
    '2 records of opCore could not be understood: they lack a readable time. Look at opCore itself, and for a newer Runtrail.',
  ]);
  expect(notices).toEqual([]);
});

const localtime = 'Tue Mar 10 05:20:44 2026';

test.each([localtime, '1970-01-01T00:00:00', '0001-01-01T00:00:00'])(
  'one record of a node whose time (%s) cannot be read, or was never set, is missing, and said',
  async (when) => {
    const server = serverWith({ deleted: auditEntry('delete node', when) });
    const { value, shortfalls } = await readTold(request([uuid(1)]), opcoreOf(server).client());
    expect(plainEvents(value)).toEqual([]);
    expect(shortfalls).toEqual([
      '1 record of opCore could not be understood: it lacks a readable time. Look at opCore itself, and for a newer Runtrail.',
    ]);
  }
);

test('where no time can be read at all it is another API', async () => {
  const server = serverWith({
    created: auditEntry('create node', localtime),
    deleted: auditEntry('delete node', localtime),
  });
  await expect(nodeAudit.read(request([uuid(1)]), opcoreOf(server).client())).rejects.toMatchObject({
    status: 502,
    message: expect.stringContaining('none of which could be understood'),
  });
});

test.each([
  [{ hello: 'world' }, 'URL (url)'],
  [{ nodes: { a: { state: 'up' } } }, 'URL (url)'],
  ['null', 'URL (url)'],
  [{}, 'URL (url)'],
  [{ error: 0 }, 'URL (url)'],
  [{ message: 'Session busy' }, 'opCore answered with an error: "Session busy"'],
])('%j is no audit, and not taken for one without events', async (body, message) => {
  const server = simulateOpcore();
  server.fault({ kind: 'answer', endpoint: '/omk/opCore/**', body });
  const failing = nodeAudit.read(request([uuid(1)]), opcoreOf(server).client());
  await expect(failing).rejects.toMatchObject({ status: 502, message: expect.stringContaining(message) });
});

test.each([
  [undefined, 'delete node'],
  ['', 'delete node'],
  ['Delete_Node', 'Delete_Node'],
  ['remove node', 'remove node'],
])('a deletion whose what is %j is the event %j', async (what, event) => {
  const record = { ...auditEntry('', '2025-09-02T05:20:44'), what };
  expect(await eventsOf({ deleted: record })).toMatchObject([{ event }]);
});

test('details are the whole record, on request', async () => {
  const record = auditEntry('create node', '2025-09-02T05:19:18', { more: [1, null] });
  const source = opcoreOf(serverWith({ created: record }));
  const { value } = await readTold(request([uuid(1)], { details: true }), source.client());
  expect(JSON.parse(plainEvents(value)[0]?.details ?? '')).toEqual(record);
});

test('the run is the UUID as opCore writes it', async () => {
  const server = serverWith({ created: auditEntry('create node', '2025-09-02T05:19:18') });
  const { value } = await readTold(request([uuid(1).toUpperCase()]), opcoreOf(server).client());
  expect(plainEvents(value)).toMatchObject([{ run: uuid(1) }]);
});

test('an audit is asked for once by all who ask within five seconds', async () => {
  const source = opcoreOf(serverWith({ created: auditEntry('create node', '2025-09-02T05:19:18') }));
  const read = () => nodeAudit.read(request([uuid(1)]), source.client());
  await Promise.all([read(), read(), read()]);
  source.pass(4_900);
  await read();
  expect(source.calls()).toHaveLength(2);
  source.pass(200);
  await read();
  expect(source.calls()).toEqual([`GET /omk/opCore/v2/audit/${uuid(1)}`]);
});

test('a UUID of the wrong form is refused before any call', async () => {
  const source = opcoreOf(simulateOpcore());
  await expect(nodeAudit.read(request(['../nodes']), source.client())).rejects.toMatchObject({ status: 400 });
  expect(source.calls()).toEqual([]);
});
