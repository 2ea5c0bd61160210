import { plainEvents, testDataSource } from '../../testing/data-source';
import type { TestDataSourceOptions } from '../../testing/data-source';
import type { ReadRequest } from '../vendor';
import { opsera } from './index';
import { auditRecord, hexId, Platform } from './opsera.fixture';
import { userActivity } from './user-activity';

const range = { from: Date.parse('2026-11-21T10:30:30Z'), to: Date.parse('2026-11-21T11:00:30Z') };

function reading(
  platform: Platform,
  selection: ReadRequest['selection'] = {},
  request: Partial<ReadRequest> = {},
  options: Partial<TestDataSourceOptions> = {}
) {
  const source = testDataSource(opsera, { answer: platform.answer, ...options });
  const read = async () => {
    const asked = { selection, ...range, details: false, includePayloads: false, ...request };
    const result = await userActivity.read(asked, source.client());
    return { ...result, events: plainEvents(result.events) };
  };
  return { source, read };
}

const ids = (events: Array<Record<string, string | null>>) => events.map(({ eventId }) => eventId).sort();

test('a record becomes an event: type, a dot and action, by the e-mail, on the target, without a run', async () => {
  const platform = new Platform();
  platform.records = [
    { _id: hexId(1), createdAt: '2026-11-21T10:45:03.678Z', target_name: 'release train', secondary_action: 'x' },
  ];
  const { events, notices, shortfalls } = await reading(platform).read();
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
      message: 'pipeline.update release train info',
      eventId: hexId(1),
    },
  ]);
  expect({ notices, shortfalls }).toEqual({ notices: [], shortfalls: [] });
});

test('the actor is user_email, else email, else the user’s id; the target without a name is its id', async () => {
  const platform = new Platform();
  const createdAt = '2026-11-21T10:45:00Z';
  platform.records = [
    { _id: hexId(1), createdAt, user_email: undefined, email: 'max@example.com' },
    { _id: hexId(2), createdAt, user_email: '' },
  ];
  const { events } = await reading(platform).read();
  expect(events.map(({ actor }) => actor).sort()).toEqual([hexId(7), 'max@example.com']);
  expect(events.map(({ target }) => target)).toEqual([hexId(99), hexId(99)]);
});

test('create, update and delete change something; other actions do not say', async () => {
  const platform = new Platform();
  platform.records = ['create', 'update', 'delete', 'login'].map((action, index) => ({
    _id: hexId(index),
    createdAt: `2026-11-21T10:45:0${index}Z`,
    action,
  }));
  const { events } = await reading(platform).read();
  expect(events.map(({ effect }) => effect).reverse()).toEqual(['changed', 'changed', 'changed', null]);
});

test('details are the whole record, unchanged', async () => {
  const platform = new Platform();
  const record = { _id: hexId(1), createdAt: '2026-11-21T10:45:00Z', diff: { name: ['a', '<b>'] } };
  platform.records = [record];
  const { events } = await reading(platform, {}, { details: true }).read();
  expect(JSON.parse(events[0]?.details ?? '')).toEqual(auditRecord(record));
});

test('Opsera is asked for whole minutes in UTC around the range, with pages of 1000', async () => {
  const { source, read } = reading(new Platform());
  await read();
  expect(source.calls()).toEqual([
    'GET /api/v2/logs/audit/user?page=1&page_size=1000&start_date=2026-11-21&start_time=10:30&end_date=2026-11-21&end_time=11:01',
  ]);
});

test('nothing at the edges is lost, whether or not the end’s minute is part of an answer', async () => {
  const edges = { from: Date.parse('2026-11-21T10:30:00Z'), to: Date.parse('2026-11-21T11:00:00Z') };
  for (const endMinuteIncluded of [false, true]) {
    const platform = new Platform();
    platform.endMinuteIncluded = endMinuteIncluded;
    platform.records = ['10:30:00.000', '11:00:00.000'].map((time, index) => ({
      _id: hexId(index),
      createdAt: `2026-11-21T${time}Z`,
    }));
    expect(ids((await reading(platform, {}, edges).read()).events)).toEqual([hexId(0), hexId(1)]);
  }
});

test('a list with one entry is pushed down', async () => {
  const { source, read } = reading(new Platform(), {
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
  const platform = new Platform();
  platform.records = ['Rita@example.com', 'max@example.com', 'eve@example.com', null].map((email, index) => ({
    _id: hexId(index),
    createdAt: '2026-11-21T10:45:00Z',
    user_email: email,
  }));
  const { source, read } = reading(platform, {
    userEmails: ['rita@example.com', 'max@example.com'],
    actions: ['update'],
  });
  const { events, notices } = await read();
  expect(ids(events)).toEqual([hexId(0), hexId(1)]);
  expect(source.calls()).toEqual([expect.not.stringContaining('user_email')]);
  expect(notices).toEqual([
    {
      severity: 'info',
      text: '1 record without an e-mail address could not be held against User e-mails: select by User ids to see them.',
    },
  ]);
});

test('several secondary actions are asked for one by one, and a record that two find is one event', async () => {
  const platform = new Platform();
  platform.records = [
    { _id: hexId(1), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'a' },
    { _id: hexId(2), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'b' },
    { _id: hexId(2), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'a' },
    { _id: hexId(3), createdAt: '2026-11-21T10:45:00Z', secondary_action: 'c' },
  ];
  const { source, read } = reading(platform, { secondaryActions: ['a', 'b'] });
  expect(ids((await read()).events)).toEqual([hexId(1), hexId(2)]);
  expect(source.calls()).toHaveLength(2);
});

test('many panels with the same selection and minutes are answered by the same pages', async () => {
  const platform = new Platform();
  platform.addRecords(1_500, '2026-11-21T11:00:00Z');
  const { source } = reading(platform);
  const request = { selection: {}, ...range, details: false, includePayloads: false };
  await Promise.all(
    [0, 1, 2].map((index) => userActivity.read({ ...request, to: request.to + index }, source.client()))
  );
  expect(source.calls()).toHaveLength(2);
});

test('a record without a time is no event, and a notice says so', async () => {
  const platform = new Platform();
  platform.records = [{ _id: hexId(1), createdAt: 'yesterday' }];
  const { events, notices } = await reading(platform).read();
  expect(events).toEqual([]);
  expect(notices[0]?.text).toBe('1 record could not be understood: it lacks a time.');
});

test('records without _id are known by what they say', async () => {
  const platform = new Platform();
  platform.records = ['a', 'b', 'b'].map((action) => ({ createdAt: '2026-11-21T10:45:00Z', action }));
  const first = ids((await reading(platform).read()).events);
  expect(new Set(first).size).toBe(2);
  expect(ids((await reading(platform).read()).events)).toEqual(first);
});

test('records outside the time that was asked for tell of another zone', async () => {
  const platform = new Platform();
  const body = { count: 1, data: [auditRecord({ _id: hexId(1), createdAt: '2026-11-21T08:45:00Z' })] };
  platform.broken.set('/logs/audit/user', { status: 200, body });
  const { shortfalls } = await reading(platform).read();
  expect(shortfalls).toEqual([
    '1 of 1 records that Opsera gave are outside the time it was asked for in UTC, so it may count in another zone, and others be missing: widen the time range.',
  ]);
});

test('whoever lacks the role is told which', async () => {
  const platform = new Platform();
  platform.broken.set('/logs/audit/user', { status: 403, body: { message: 'Forbidden' } });
  await expect(reading(platform).read()).rejects.toMatchObject({
    status: 403,
    message: `Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager, and a token with scope api.`,
  });
});
