import type { Fault } from './fault';
import { faultyAnswer } from './faulty-answer';
import { type Answer, json, wholeBody } from './answer';
import { canSpoil } from './quiet-fault';
import type { RecordsAt } from './records';
import { simulateOpcore } from '../opcore/start';
import { simulateOpsera } from '../opsera/start';
import { simulateOpus } from '../opus/start';
import { simulatePuppet } from '../puppet/start';

const now = Date.UTC(2026, 10, 21, 12);
const at: RecordsAt = { rows: ['items'], times: ['time', 'end'], id: 'id', counts: ['page.total'] };
const record = (id: number, minute: number) => ({ id: String(id), time: `2026-11-21T11:0${minute}:00Z` });
const four = { items: [record(1, 1), record(2, 2), record(3, 3), record(4, 4)], page: { total: 4 } };

function faulty(fault: Fault, good = json(four), records = at): Answer {
  return faultyAnswer(fault, {
    good: () => good,
    vendorError: (status) => json({ message: 'no' }, status),
    records,
    now,
  });
}

function spoilt(fault: Fault, body: object = four, place = at): unknown {
  return JSON.parse(wholeBody(faulty(fault, json(body), place)).toString('utf8'));
}

test.each<[string, Fault, object]>([
  [
    'times change their form',
    { kind: 'timeFormat' },
    { items: [{ id: '1', time: '21.11.2026 11:01 Uhr' }, {}, {}, {}] },
  ],
  ['ids become objects', { kind: 'idForm' }, { items: [{ id: { value: '1' } }, {}, {}, {}] }],
  [
    'every third record loses its time',
    { kind: 'lostTimes' },
    { items: [{ id: '1' }, record(2, 2), record(3, 3), { id: '4' }] },
  ],
  ['the list is cut', { kind: 'cutList' }, { items: [record(1, 1), record(2, 2)], page: { total: 4 } }],
  ['more is counted than shown', { kind: 'countedNotShown' }, { ...four, page: { total: 5 } }],
  [
    'times lie in another zone',
    { kind: 'wrongZone', hours: -5 },
    { items: [{ time: '2026-11-21T06:01:00Z' }, {}, {}, {}] },
  ],
  [
    'the newest record comes from the future',
    { kind: 'future' },
    { items: [{}, {}, {}, { time: '2026-11-21T13:00:00Z' }] },
  ],
  [
    'an id is committed late',
    { kind: 'lateId' },
    { items: [record(1, 1), record(2, 2), record(4, 4)], page: { total: 3 } },
  ],
  ['there is nothing', { kind: 'noRecords' }, { items: [], page: { total: 0 } }],
  [
    'the newest record is gone',
    { kind: 'newestMissing' },
    { items: [record(1, 1), record(2, 2), record(3, 3)], page: { total: 3 } },
  ],
  [
    'records are listed twice',
    { kind: 'twice' },
    { items: [record(1, 1), record(1, 1), record(2, 2), {}, {}, {}, {}, {}], page: { total: 8 } },
  ],
  ['an error stands beside an empty list', { kind: 'errorInside' }, { items: [], page: { total: 0 }, message: 'no' }],
])('%s', (_, fault, expected) => {
  expect(spoilt(fault)).toMatchObject(expected);
});

test('times keep their form: numbers, wall clocks and the server’s local form too', () => {
  const forms = {
    items: [{ time: now }, { time: '2026-11-21T11:01:00' }, { time: 'Sat Nov  7 11:01:00 2026' }, { time: null }],
  };
  expect(spoilt({ kind: 'wrongZone', hours: 2 }, forms)).toEqual({
    items: [
      { time: now + 7_200_000 },
      { time: '2026-11-21T13:01:00' },
      { time: 'Sat Nov  7 13:01:00 2026' },
      { time: null },
    ],
  });
});

test('records that are values of an object go with their names and counts', () => {
  const place: RecordsAt = { rows: ['by.name'], times: [], counts: ['done'], names: ['names'] };
  const body = { names: ['a', 'b', 'c'], done: 3, by: { name: { a: {}, b: {}, c: {} } } };
  expect(spoilt({ kind: 'lateId' }, body, place)).toEqual({
    names: ['a', 'c'],
    done: 2,
    by: { name: { a: {}, c: {} } },
  });
});

test('records say in a word of no documentation how they ended', () => {
  const place: RecordsAt = { rows: ['items'], times: [], words: ['state'] };
  expect(spoilt({ kind: 'unknownWord' }, { items: [{ state: 'failed' }, {}] }, place)).toEqual({
    items: [{ state: 'hibernating' }, {}],
  });
});

test('a clock that is off shows in the Date header alone, what a cache has kept in Age too', () => {
  expect(faulty({ kind: 'clockSkew', seconds: 300 }).headers).toMatchObject({ Date: 'Sat, 21 Nov 2026 12:05:00 GMT' });
  expect(faulty({ kind: 'cached', seconds: 600 }).headers).toMatchObject({
    Date: 'Sat, 21 Nov 2026 11:50:00 GMT',
    Age: '600',
  });
});

test('a part of the content has its own status', () => {
  expect(faulty({ kind: 'partialContent' }).status).toBe(206);
  expect(spoilt({ kind: 'partialContent' })).toEqual({ items: [record(1, 1), record(2, 2)], page: { total: 2 } });
});

test('an error is left alone', () => {
  const error = json({ message: 'no' }, 500);
  expect(faulty({ kind: 'noRecords' }, error)).toBe(error);
});

test.each([simulatePuppet(), simulateOpus(), simulateOpcore(), simulateOpsera()])(
  'of $vendor times, ids where it has any, lists and counts can be spoilt',
  ({ side }) => {
    const can = (kind: 'timeFormat' | 'idForm' | 'noRecords' | 'cutList') =>
      side.routes.some(({ records }) => canSpoil({ kind }, records));
    expect([can('timeFormat'), can('idForm'), can('noRecords'), can('cutList')]).toEqual([true, true, true, true]);
  }
);

test('a request with nothing to spoil is not one of the fault’s times', () => {
  const server = simulatePuppet();
  server.fault({ kind: 'noRecords', times: 1 });
  const ask = (path: string) =>
    server.answer({
      method: 'GET',
      path,
      query: new URLSearchParams(),
      headers: { 'x-authentication': 'puppet-token' },
      body: '',
      parameters: {},
    });
  expect(ask('/orchestrator/v1/tasks').fault).toBeUndefined();
  expect(ask('/orchestrator/v1/jobs').fault).toMatchObject({ kind: 'noRecords' });
  expect(ask('/orchestrator/v1/jobs').fault).toBeUndefined();
});
