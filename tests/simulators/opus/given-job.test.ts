import { get } from '../base/get';
import { audit, node } from './handmade-audit';
import { startOpusSimulator } from './start';

test('a job can be given word for word; what is not given is not there yet', async () => {
  const simulator = await startOpusSimulator({ jobEverySeconds: 0 });
  const ask = (path: string) => get(`${simulator.url}/job/${path}`, { headers: { 'x-service-key': '_opus-key' } });
  try {
    const body = audit({ Extract: node(0, 16, { execution_status: 'EXPLODED' }) });
    const listed = { jobExecutionId: '7' };
    simulator.add({ job: '7', status: ['odd'], audit: body, listed });
    simulator.add({ job: '8', status: 'PENDING' });
    expect((await ask('7/status')).json).toEqual({ status: ['odd'] });
    expect((await ask('7/audit')).json).toEqual(body);
    expect((await ask('8/audit')).status).toBe(404);
    expect((await ask('search')).json).toEqual({ totalCount: 1, jobs: [listed] });
  } finally {
    await simulator.stop();
  }
});
