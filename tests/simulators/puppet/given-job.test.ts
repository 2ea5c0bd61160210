import { get } from '../base/get';
import { addJob, jobRecord } from './handmade-job';
import { startPuppetSimulator } from './start';

test('a job can be given word for word, and more events or another record later', async () => {
  const simulator = await startPuppetSimulator({ jobEverySeconds: 0 });
  const ask = async (path: string) =>
    (await get(`${simulator.url}/orchestrator/v1/jobs${path}`, { headers: { 'X-Authentication': 'puppet-token' } }))
      .json;
  try {
    const job = { name: '7', type: 'plan_wait', owner: 'nobody', nodeCount: 0, nodeStates: {} };
    addJob(simulator, job, { id: 5, type: 'node_danced' });
    expect(await ask('/7')).toEqual({ ...jobRecord(job), status: [] });
    addJob(simulator, { name: '7', state: 'failed' }, { id: '6', type: 'job_finished' });
    expect(await ask('')).toMatchObject({ items: [{ name: '7', state: 'failed' }] });
    expect(await ask('/7/events')).toMatchObject({ items: [{ id: 5 }, { id: '6' }] });
    expect(await ask('/7/events?start=6')).toMatchObject({ items: [{ id: '6' }] });
    expect(simulator.events()).toEqual({ 'puppet.jobEvents': [], 'puppet.jobs': [] });
  } finally {
    await simulator.stop();
  }
});
