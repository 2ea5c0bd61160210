import { envelope } from '../../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../../tests/simulators/opus/start';
import { told } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { opus } from './index';

interface Given {
  status: number;
  body: unknown;
}

/** @param search what is answered to the list of jobs @param status what to the job that does not exist */
function healthWith(search: Given, status?: Given) {
  const server = simulateOpus();
  server.fault({ kind: 'answer', endpoint: '/job/search', ...search });
  server.fault({ endpoint: '/job/*/status', ...(status ? { kind: 'answer', ...status } : { kind: 'reset' }) });
  const source = simulatedDataSource(opus, server);
  return { source, health: opus.checkHealth(source.client()).then((reading) => told(reading)) };
}

const noList: Given = { status: 404, body: envelope(404, 'Cannot GET /job/search') };
const noJob: Given = { status: 404, body: envelope(404, 'Job execution with id 0 not found') };
const blind = 'Opus answered and accepts the service key; jobs cannot be listed, so type their ids into queries';

test.each([
  [{ totalCount: 1284, jobs: [{ jobExecutionId: '66628' }] }, 'Opus answered: 1 284 jobs visible'],
  [{ totalCount: 0, jobs: [] }, 'Opus answered: no jobs visible yet'],
  [{ jobs: [{ jobExecutionId: '66628' }] }, 'Opus answered: jobs are visible'],
])('health says how many jobs are visible: %j', async (body, sentence) => {
  const { source, health } = healthWith({ status: 200, body });
  expect((await health).value).toBe(sentence);
  expect(source.calls()).toEqual(['GET /job/search?offset=0&maxResults=1&archiveStatus=all']);
});

test('where jobs cannot be listed, a job that does not exist proves the key', async () => {
  const { source, health } = healthWith(noList, noJob);
  expect((await health).value).toBe(blind);
  expect(source.calls()[1]).toBe('GET /job/0/status');
  expect((await healthWith({ status: 401, body: envelope(401, 'No auth cookie provided') }, noJob).health).value).toBe(
    blind
  );
});

test('a wrong key is found out with and without a list', async () => {
  const wrong = { status: 401, body: envelope(401, 'Invalid or expired API key') };
  await expect(healthWith(wrong).health).rejects.toMatchObject({ status: 401 });
  await expect(healthWith(noList, wrong).health).rejects.toMatchObject({ status: 401 });
});

test('of a gateway that knows documented paths alone, the job that does not exist proves the key too', async () => {
  expect((await healthWith({ status: 404, body: '<html></html>' }, noJob).health).value).toBe(blind);
});

test.each<[string, Given]>([
  ['a page that is not found', { status: 404, body: '<html></html>' }],
  ['a path that is not found', noList],
  ['a web page', { status: 200, body: '<html></html>' }],
])('%s is not taken for an Opus without that job', async (_, answer) => {
  await expect(healthWith(noList, answer).health).rejects.toMatchObject({
    message: expect.stringContaining('check'),
  });
});

test('a job without an id is told of', async () => {
  const { health } = healthWith({ status: 200, body: { jobs: [{ jobExecutionId: '66628' }, { title: 'x' }] } });
  expect((await health).shortfalls).toEqual([expect.stringMatching(/^Opus counts 1 job more than its list has/)]);
});
