import { addNode, auditEntry, uuid } from '../../../../../tests/simulators/opcore/numbered-nodes';
import { simulateOpcore } from '../../../../../tests/simulators/opcore/start';
import { told } from '../../../testing/data-source';
import { onlyEvents } from '../../../testing/only-events';
import { plainRequest } from '../../../testing/plain-request';
import { simulatedDataSource } from '../../../testing/simulated-data-source';
import type { ReadRequest } from '../../vendor';
import { opcore } from '../index';
import { nodeAudit } from './reader';

const minute = 60_000;

/** In a zone, with one edit at a time of its; asked at these times for the ten minutes before. */
async function isDoubtful(timeZone: string, when: string, asked: readonly string[], only: ReadRequest['only'] = {}) {
  const server = simulateOpcore({ now: Date.parse(asked[0] ?? ''), switches: { sessionMinutes: 600 } });
  addNode(server, 1, { last_updated: auditEntry('edit node', when) });
  const source = simulatedDataSource(opcore, server, { vendorOptions: { username: 'auditor', timeZone } });
  const doubtful: boolean[] = [];
  for (const time of asked) {
    const to = Date.parse(time);
    source.pass(to - source.host.now());
    const request = { ...plainRequest, selection: { nodes: [uuid(1)] }, from: to - 10 * minute, to, only };
    const { shortfalls } = told(await nodeAudit.read(request, source.client({ freshness: 'rules' })));
    doubtful.push(shortfalls.some((text) => text.includes('exists twice')));
  }
  return doubtful;
}

test.each([
  ['Europe/Berlin', '2025-10-26T02:30:00', ['2025-10-26T01:31:00Z', '2025-10-26T01:40:00Z', '2025-10-26T01:41:00Z']],
  [
    'Australia/Lord_Howe',
    '2025-04-06T01:45:00',
    ['2025-04-05T15:16:00Z', '2025-04-05T15:25:00Z', '2025-04-05T15:26:00Z'],
  ],
])('in %s, a record of %s may be missing as long as its later time lies in the range', async (zone, when, asked) => {
  expect(await isDoubtful(zone, when, asked)).toEqual([true, true, false]);
});

test('one that was seen before the later time came is of the earlier one', async () => {
  const asked = ['2025-10-26T00:31:00Z', '2025-10-26T01:31:00Z', '2025-10-26T01:40:00Z'];
  expect(await isDoubtful('Europe/Berlin', '2025-10-26T02:30:00', asked)).toEqual([false, false, false]);
});

test.each([
  ['Europe/Berlin', '2025-10-26T01:30:00', '2025-10-26T00:31:00Z'],
  ['Europe/Berlin', '2025-10-26T03:10:00', '2025-10-26T02:11:00Z'],
  ['Europe/Berlin', '2025-10-26T02:30:00Z', '2025-10-26T03:31:00Z'],
  ['Australia/Lord_Howe', '2025-04-06T01:20:00', '2025-04-05T14:51:00Z'],
  ['UTC', '2025-10-26T02:30:00', '2025-10-26T03:31:00Z'],
])('in %s, %s exists once', async (zone, when, asked) => {
  expect(await isDoubtful(zone, when, [asked])).toEqual([false]);
});

test('where the filters leave it out it does not matter', async () => {
  const asked = ['2025-10-26T01:31:00Z'];
  const only = onlyEvents('=', 'delete node');
  expect(await isDoubtful('Europe/Berlin', '2025-10-26T02:30:00', asked, only)).toEqual([false]);
});
