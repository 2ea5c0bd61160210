import { auditRecord, hexId, withRecords } from '../../../../../tests/simulators/opsera/handmade-records';
import { simulateOpsera } from '../../../../../tests/simulators/opsera/start';
import { told } from '../../../testing/data-source';
import { everything, range, reading, serverWith, type Request } from '../../../testing/opsera-activity';
import { plainRequest } from '../../../testing/plain-request';
import { userActivity } from './reader';

const ids = (events: Array<Record<string, string | null>>) => events.map(({ eventId }) => eventId).sort();

test('a record becomes an event: type, a dot and action, by the e-mail, on the target, without a run', async () => {
  const server = serverWith([
    { _id: hexId(1), createdAt: '2026-11-21T10:45:03.678Z', target_name: 'release train', secondary_action: 'x' },
  ]);
  const { events, notices, shortfalls } = await reading(server).read();
  expect(events).toEqual([
    {
      time: '2026-11-21T10:45:03.678Z',
      end: null,
      event: 'pipeline.update',
      outcome: 'info',
      effect: 'changed',
      actor: 'rita@example.com',
      target: 'release train',
      run: null,
      message: 'rita@example.com updated pipeline release train',
      eventId: hexId(1),
    },
  ]);
  expect({ notices, shortfalls }).toEqual({ notices: [], shortfalls: [] });
});

test('the actor is user_email, else email, else the user’s id; the target without a name is its id', async () => {
  const createdAt = '2026-11-21T10:45:00Z';
  const server = serverWith([
    { _id: hexId(1), createdAt, user_email: undefined, email: 'max@example.com' },
    { _id: hexId(2), createdAt, user_email: '' },
  ]);
  const { events } = await reading(server).read();
  expect(events.map(({ actor }) => actor).sort()).toEqual([hexId(7), 'max@example.com']);
  expect(events.map(({ target }) => target)).toEqual([hexId(99), hexId(99)]);
});

test('create, update and delete change something; other actions do not say', async () => {
  const server = serverWith(
    ['create', 'update', 'delete', 'login'].map((action, index) => ({
      _id: hexId(index),
      createdAt: `2026-11-21T10:45:0${index}Z`,
      action,
    }))
  );
  const { events } = await reading(server).read();
  expect(events.map(({ effect }) => effect).reverse()).toEqual(['changed', 'changed', 'changed', null]);
});

test('details are the whole record, unchanged', async () => {
  const record = { _id: hexId(1), createdAt: '2026-11-21T10:45:00Z', diff: { name: ['a', '<b>'] } };
  const server = serverWith([record]);
  const { events } = await reading(server, {}, { details: true }).read();
  expect(JSON.parse(events[0]?.details ?? '')).toEqual(auditRecord(record));
});

test('Opsera is asked for whole minutes in UTC around the range, with pages of 1000', async () => {
  const { source, read } = reading(simulateOpsera());
  await read();
  expect(source.calls()).toEqual([
    'GET /api/v2/logs/audit/user?page=1&page_size=1000&start_date=2026-11-21&start_time=10:30&end_date=2026-11-21&end_time=11:01',
  ]);
});

test('nothing at the edges is lost, whether or not the end’s minute is part of an answer', async () => {
  const edges = { from: Date.parse('2026-11-21T10:30:00Z'), to: Date.parse('2026-11-21T11:00:00Z') };
  for (const endMinute of ['excluded', 'included']) {
    const server = serverWith(
      ['10:30:00.000', '11:00:00.000'].map((time, index) => ({ _id: hexId(index), createdAt: `2026-11-21T${time}Z` }))
    );
    server.setSwitches({ endMinute });
    expect(ids((await reading(server, {}, edges).read()).events)).toEqual([hexId(0), hexId(1)]);
  }
});

test('a list with one entry is pushed down', async () => {
  const { source, read } = reading(simulateOpsera(), {
    userIds: ['u'],
    userEmails: ['a@b.c'],
    activityTypes: ['pipeline'],
    actions: ['create'],
    secondaryActions: ['s'],
    targetIds: ['t'],
  });
  await read();
  expect(source.calls()[0]).toContain(
    '&user_id=u&user_email=a@b.c&type=pipeline&action=create&target_id=t&secondary_action=s'
  );
});

test('several entries of a list mean any of them, and an e-mail’s case says nothing', async () => {
  const server = serverWith(
    ['Rita@example.com', 'max@example.com', 'eve@example.com', null].map((email, index) => ({
      _id: hexId(index),
      createdAt: '2026-11-21T10:45:00Z',
      user_email: email,
    }))
  );
  const { source, read } = reading(server, {
    userEmails: ['rita@example.com', 'max@example.com'],
    actions: ['update'],
  });
  const { events, shortfalls } = await read();
  expect(ids(events)).toEqual([hexId(0), hexId(1)]);
  expect(source.calls()).toEqual([expect.not.stringContaining('user_email')]);
  expect(shortfalls).toEqual([
    '1 record could not be held against the selection, as there is no user_email that can be read: select a single one, which Opsera looks for by itself.',
  ]);
});

test('several secondary actions are asked for one by one, and a record that two find is one event', async () => {
  const server = serverWith([
    { _id: hexId(1), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'a' },
    { _id: hexId(2), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'b' },
    { _id: hexId(2), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'a' },
    { _id: hexId(3), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'c' },
  ]);
  const { source, read } = reading(server, { secondaryActions: ['a', 'b'] });
  expect(ids((await read()).events)).toEqual([hexId(1), hexId(2)]);
  expect(source.calls()).toHaveLength(2);
});

test('of many secondary actions no more than maxRuns are asked for', async () => {
  const secondaryActions = Array.from({ length: 101 }, (_, n) => `${n}`);
  const { source, read } = reading(serverWith([]), { secondaryActions });
  expect((await read()).shortfalls).toContain(
    'Only the first 100 of the 101 secondary actions given were read; raise Most runs (maxRuns) for more.'
  );
  expect(source.calls()).toHaveLength(100);
});

test('many panels with the same selection and minutes are answered by the same pages', async () => {
  const { source } = reading(withRecords(1_500, '2026-11-21T11:00:00Z'));
  const request = { ...plainRequest, selection: everything, ...range };
  await Promise.all(
    [0, 1, 2].map((index) => userActivity.read({ ...request, to: request.to + index }, source.client()))
  );
  // Three of them prove the zone.
  expect(source.calls()).toHaveLength(5);
  source.pass(1_000);
  await userActivity.read(request, source.client());
  expect(source.calls()).toEqual([]);
  await userActivity.read(request, source.client({ freshness: 'rules' }));
  expect(source.calls()).toHaveLength(2);
});

const notThere =
  /^Opsera listed a record from 2026-11-21 11:00:00 UTC, but does not give it for a time range that holds it, so others may be missing too/;

test.each<[string, Partial<Request['selection']>, RegExp[]]>([
  ['all', {}, [notThere]],
  ['one that it fits', { actions: ['update'] }, [notThere]],
  ['several, of which it fits one', { userEmails: ['anna@example.com', 'rita@example.com'] }, [notThere]],
  ['one that it does not fit', { activityTypes: ['task'] }, []],
  ['one in other letters', { actions: ['Update'] }, []],
  ['one that it may not fit', { secondaryActions: ['x'] }, []],
])(
  'an answer without the record that is known to be the newest of the range is a shortfall: %s',
  async (_, selection, due) => {
    const server = withRecords(3, '2026-11-21T11:00:00Z');
    const { read, source } = reading(server, selection);
    expect((await read()).shortfalls).toEqual([]);
    source.pass(6_000);
    server.fault({ kind: 'noRecords', endpoint: '/api/v2/logs/audit/user', times: 2 });
    expect((await read()).shortfalls).toEqual(due.map((sentence): unknown => expect.stringMatching(sentence)));
  }
);

test.each([1, 2])(
  'an answer without what the same selection gave a moment ago is asked for again: empty %d times',
  async (times) => {
    const young = { from: Date.parse('2026-11-21T11:10:00Z'), to: Date.parse('2026-11-21T12:00:00Z') };
    const server = withRecords(3, '2026-11-21T11:30:00Z');
    server.add({ activity: [auditRecord({ _id: hexId(999), createdAt: '2026-11-21T11:40:00Z', type: 'task' })] });
    const { read, source } = reading(server, { activityTypes: ['pipeline'] }, young);
    expect((await read()).events).toHaveLength(3);
    source.pass(6_000);
    server.fault({ kind: 'noRecords', endpoint: '/api/v2/logs/audit/user', times });
    const { events, shortfalls } = await read();
    expect(events).toHaveLength(times === 1 ? 3 : 0);
    expect(shortfalls).toEqual(
      times === 1
        ? []
        : [expect.stringMatching(/^Opsera listed a record from 2026-11-21 11:30:00 UTC, but does not give it/)]
    );
  }
);

test('what is older than a week may have been removed', async () => {
  const server = withRecords(3, '2026-11-21T10:50:00Z');
  server.add({ activity: [auditRecord({ _id: hexId(999), createdAt: '2026-11-21T11:40:00Z', type: 'task' })] });
  const { read, source } = reading(server, { activityTypes: ['pipeline'] });
  expect((await read()).events).toHaveLength(3);
  source.pass(169 * 3_600_000);
  server.fault({ kind: 'noRecords', endpoint: '/api/v2/logs/audit/user' });
  expect((await read()).shortfalls).toEqual([]);
});

test('a server that takes two times for hours of each day hides nothing of a range over midnight', async () => {
  const server = withRecords(40, '2026-11-21T00:00:20Z', { dates: 'hours' });
  const night = { from: Date.parse('2026-11-20T20:20:00Z'), to: Date.parse('2026-11-21T10:20:00Z') };
  const { events, shortfalls } = await reading(server, {}, night).read();
  expect(events).toHaveLength(40);
  expect(shortfalls).toEqual([]);
});

test('records without a time or an id are a shortfall', async () => {
  const createdAt = '2026-11-21T10:45:00Z';
  const server = serverWith([{ _id: hexId(1), createdAt }, { _id: hexId(2), createdAt: 'yesterday' }, { createdAt }]);
  const { events, shortfalls } = await reading(server).read();
  expect(ids(events)).toEqual([hexId(1)]);
  expect(shortfalls).toEqual([
    '2 records of Opsera could not be understood: they lack an id (_id) or a time (createdAt). Look at Opsera itself, and for a newer Runtrail.',
  ]);
});

test.each(['timeFormat', 'idForm'] as const)(
  'where none of the records could be understood (%s) the query fails: that is another version of the API',
  async (kind) => {
    const server = withRecords(1, '2026-11-21T10:45:00Z');
    server.fault({ kind, skip: 2 });
    await expect(reading(server).read()).rejects.toMatchObject({
      status: 502,
      message:
        'Opsera sent 1 record for user activity, none of which could be understood: it lacks an id (_id) or a time (createdAt). It may be a version of the API that Runtrail does not know yet: look for a newer Runtrail.',
    });
  }
);

test.each([
  ['lostTimes', /^4 records of Opsera could not be understood/],
  ['cutList', /^Opsera counts 10 records of user activity but gave only 5/],
  ['countedNotShown', /^Opsera counts 11 records of user activity but gave only 10/],
  ['future', /^The newest record of Opsera is dated 60 min in the future|dated 1 h in the future/],
  ['wrongZone', /^The newest record of Opsera is dated 1 h in the future/],
] as const)('an answer that is quietly wrong (%s) is a shortfall', async (kind, sentence) => {
  const server = withRecords(10, '2026-11-21T11:00:00Z');
  server.fault({ kind });
  expect((await reading(server).read()).shortfalls).toContainEqual(expect.stringMatching(sentence));
});

test.each([
  ['user_id', { userIds: [hexId(7), hexId(8)] }],
  ['user_email', { userEmails: ['rita@example.com', 'max@example.com'] }],
  ['type', { activityTypes: ['pipeline', 'task'] }],
  ['action', { actions: ['update', 'create'] }],
  ['target_id', { targetIds: [hexId(99), hexId(98)] }],
] as const)('records without the %s that several are selected of are a shortfall', async (field, selection) => {
  const createdAt = '2026-11-21T10:45:00Z';
  const server = serverWith([
    { _id: hexId(1), createdAt },
    { _id: hexId(2), createdAt, [field]: ' ' },
  ]);
  const { events, shortfalls } = await reading(server, selection).read();
  expect(ids(events)).toEqual([hexId(1)]);
  expect(shortfalls).toEqual([
    expect.stringContaining(`1 record could not be held against the selection, as there is no ${field}`),
  ]);
});

test.each([[['login']], [['login', 'profile']]])(
  'records that name another secondary action than the one of %j that was asked for are left out, and that is said',
  async (secondaryActions) => {
    const createdAt = '2026-11-21T10:45:00Z';
    const data = ['Login ', undefined, null, 'step'].map((secondary_action, index) =>
      auditRecord({ _id: hexId(index), createdAt, secondary_action })
    );
    const server = simulateOpsera();
    const { read } = reading(server, { secondaryActions });
    server.fault({ kind: 'answer', body: { count: 4, data } });
    const { events, notices } = await read();
    expect(ids(events)).toEqual([hexId(0), hexId(1), hexId(2)]);
    expect(notices.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^\d records? that Opsera gave though others were asked for/)
    );
  }
);

test('where Opsera takes no notice of what it narrows by, other records are left out, and that is said', async () => {
  const createdAt = '2026-11-21T10:45:00Z';
  const [other, silent] = [{ action: 'delete' }, { action: undefined }].map((odd, index) =>
    auditRecord({ _id: hexId(index), createdAt, ...odd })
  );
  const server = simulateOpsera();
  const { read } = reading(server, { actions: ['update'] });
  server.fault({ kind: 'answer', body: { count: 2, data: [other, silent] }, skip: 1 });
  const { events, notices } = await read();
  expect(ids(events)).toEqual([hexId(1)]);
  expect(notices.map(({ text }) => text)).toContain(
    '1 record that Opsera gave though others were asked for is left out.'
  );
});

test('white space and case make no other value, and a login has no target', async () => {
  const createdAt = '2026-11-21T10:45:00Z';
  const server = serverWith([
    { _id: hexId(1), createdAt, user_email: ' Rita@Example.com ', type: 'Pipeline' },
    { _id: hexId(2), createdAt, type: 'authentication', target_id: undefined },
    { _id: hexId(3), createdAt, type: 'login', target_id: undefined },
  ]);
  const selection = {
    userEmails: ['rita@example.com ', 'x@y.z'],
    activityTypes: ['pipeline', 'authentication', 'login'],
    targetIds: [hexId(99), hexId(98)],
  };
  const { events, shortfalls } = await reading(server, selection).read();
  expect(ids(events)).toEqual([hexId(1)]);
  expect(shortfalls).toEqual([]);
});

test('something unexpected where the selection looks is a shortfall', async () => {
  const server = serverWith([{ _id: hexId(1), createdAt: '2026-11-21T10:45:00Z', action: ['update'] }]);
  const { shortfalls } = await reading(server, { actions: ['update', 'create'] }).read();
  expect(shortfalls).toEqual([
    '1 record could not be held against the selection, as there is no action that can be read: select a single one, which Opsera looks for by itself.',
  ]);
});

test('whoever lacks the role is told which', async () => {
  const server = simulateOpsera();
  server.expire('role');
  await expect(reading(server).read()).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('the site role Opsera Administrator, Auditor or Security Manager'),
  });
});

test('where a query depends on the actor, a record without user_email and user_id is a shortfall', async () => {
  const server = serverWith([
    { _id: hexId(1), createdAt: '2026-11-21T10:45:03Z', user_id: undefined, user_email: null, user: 'rita' },
    { _id: hexId(2), createdAt: '2026-11-21T10:45:04Z' },
  ]);
  const { source } = reading(server);
  const asked = { ...plainRequest, ...range, selection: everything };
  const read = await userActivity.read(asked, source.client());
  expect(told(read, ['actor']).shortfalls).toEqual([
    expect.stringMatching(/^1 record of Opsera has no user_email or user_id that can be read/),
  ]);
  expect(told(read).shortfalls).toEqual([]);
});

test.each(['authentication', 'login', 'Log-out'])(
  'where a query depends on the target, a record of type %s lacks none',
  async (type) => {
    const server = serverWith([{ _id: hexId(1), createdAt: '2026-11-21T10:45:03Z', type, target_id: undefined }]);
    const asked = { ...plainRequest, ...range, selection: everything };
    const read = await userActivity.read(asked, reading(server).source.client());
    expect(told(read, ['target']).shortfalls).toEqual([]);
  }
);

test('an answer that lacks an older record than its newest is asked for again, and a shortfall', async () => {
  const server = withRecords(3, '2026-11-21T11:00:00Z');
  const { read, source } = reading(server, {});
  expect((await read()).events).toHaveLength(3);
  source.pass(120_000);
  server.fault({ kind: 'cutList', endpoint: '/api/v2/logs/audit/user' });
  server.setSwitches({ countsRecords: false });
  const { events, shortfalls } = await read();
  expect(events).not.toHaveLength(3);
  expect(shortfalls).toEqual([expect.stringMatching(/^Opsera listed a record from .*, but does not give it/)]);
});

test('records of a call that says it failed may not be all', async () => {
  const data = [auditRecord({ _id: hexId(1), createdAt: '2026-11-21T10:45:00Z' })];
  const server = simulateOpsera();
  const { read } = reading(server);
  server.fault({ kind: 'answer', body: { status: 'failed', message: 'too slow', count: 1, data }, skip: 1 });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(1);
  expect(shortfalls).toContainEqual(expect.stringMatching(/^Opsera told of an error beside what it gave: "too slow"/));
});

test('a page that lacked a record once is asked for again, and not taken from memory', async () => {
  const server = withRecords(3, '2026-11-21T11:00:00Z', { countsRecords: false });
  const { read, source } = reading(server, {});
  await read();
  source.pass(120_000);
  server.fault({ kind: 'cutList', endpoint: '/api/v2/logs/audit/user', times: 1 });
  const { events, shortfalls } = await read();
  expect(events).toHaveLength(3);
  expect(shortfalls).toEqual([]);
});
