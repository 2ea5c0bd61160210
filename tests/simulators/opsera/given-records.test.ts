import { get } from '../base/get';
import { addRecords, auditRecord, hexId, logRecord } from './handmade-records';
import { startOpseraSimulator } from './start';

test('records and logs can be given word for word; what has no readable time is on every page', async () => {
  const simulator = await startOpseraSimulator({ actionEverySeconds: 0, taskEverySeconds: 0 });
  const headers = { Authorization: 'Bearer opsera-token' };
  try {
    const odd = auditRecord({ _id: hexId(9), createdAt: 'yesterday', action: 7 });
    simulator.add({ activity: [odd] });
    addRecords(simulator, 3, '2026-11-21T11:00:00Z');
    simulator.add({ task: hexId(1), logs: [logRecord(1)] });
    const ask = async (query: string) =>
      (await get(`${simulator.url}/api/v2/logs/audit/user?start_date=2026-11-21&${query}`, { headers })).json;
    expect(await ask('page_size=3')).toMatchObject({ count: 4, data: [{ _id: hexId(2) }, {}, {}] });
    expect(await ask('page=2&page_size=3')).toMatchObject({ data: [odd] });
    simulator.setSwitches({ mostPerPage: 2, cap: 3, countsRecords: false });
    expect(await ask('page=2')).toEqual({ data: [expect.objectContaining({ _id: hexId(0) })] });
    const request = { method: 'POST', headers, body: JSON.stringify({ id: hexId(1) }) };
    expect((await get(`${simulator.url}/api/v2/logs/task`, request)).json).toMatchObject({ data: [logRecord(1)] });
  } finally {
    await simulator.stop();
  }
});
