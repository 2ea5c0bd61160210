import * as v from 'valibot';
import { get, read } from '../base/get';
import { readSample } from '../base/sample';
import type { Simulator } from '../base/simulator';
import { auditAnswer, searchAnswer } from './answers';
import { startOpusSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
const headers = { 'x-service-key': '_secret' };
const ask = (path: string) => get(`${simulator.url}${path}`, { headers });
const audit = (job: string) => read(auditAnswer, `${simulator.url}/job/${job}/audit`, { headers });
const status = async (job: string) => (await ask(`/job/${job}/status`)).json;
const search = (query = '') => read(searchAnswer, `${simulator.url}/job/search${query}`, { headers });
const add = (what: object) => String(simulator.add(what)['job']);

beforeAll(async () => {
  simulator = await startOpusSimulator({ now, speed: 0, seed: 4, historyDays: 2, key: '_secret' });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test.each(['/job/YOUR_JOB_EXECUTION_ID/audit', '/job/%7BYOUR_JOB_EXECUTION_ID%7D/audit'])(
  'the page’s sample is served exactly as printed: %s',
  async (path) => {
    expect((await ask(path)).text).toBe(readSample('opus/job-audit.json'));
    expect(await status('YOUR_JOB_EXECUTION_ID')).toEqual({ status: 'IN PROGRESS' });
  }
);

test('no key, a wrong key and an expired key are 401 with the vendor’s envelope', async () => {
  const missing = await get(`${simulator.url}/job/search`);
  expect(missing).toMatchObject({
    status: 401,
    json: {
      statusCode: 401,
      message: 'API key is required',
      path: '/job/search',
      timestamp: '2026-03-01T12:00:00.000Z',
    },
  });
  const wrong = await get(`${simulator.url}/job/search`, { headers: { 'x-service-key': 'secret' } });
  expect(wrong).toMatchObject({ status: 401, json: { message: 'Invalid or expired API key' } });
  simulator.expire();
  expect(await ask('/job/search')).toMatchObject({ status: 401, json: { message: 'Invalid or expired API key' } });
});

test('a message may be a list', async () => {
  expect(await ask('/job/abc/audit')).toMatchObject({
    status: 400,
    json: { message: ['jobExecutionId must be a number string', expect.any(String)] },
  });
});

test('an unknown job is a 404, with a good key also job 0', async () => {
  expect(await ask('/job/0/status')).toMatchObject({ status: 404, json: { statusCode: 404 } });
});

test('there is no audit before the first node starts', async () => {
  const job = add({ start: true, fails: false });
  expect((await ask(`/job/${job}/audit`)).status).toBe(404);
  expect(await status(job)).toEqual({ status: 'PENDING' });
  simulator.clock.advance(10_000);
  expect((await ask(`/job/${job}/audit`)).status).toBe(200);
});

test('status has a space, or an underscore by the switch', async () => {
  const job = add({ start: true, fails: false });
  simulator.clock.advance(8500);
  expect(await status(job)).toEqual({ status: 'IN PROGRESS' });
  simulator.setSwitches({ statusWithSpace: false });
  expect(await status(job)).toEqual({ status: 'IN_PROGRESS' });
});

test('jobs advance node by node, and what the audit counts fits together', async () => {
  const job = add({ start: true, fails: false });
  simulator.clock.advance(10_000);
  const seen: number[] = [];
  for (let step = 0; step < 80; step++) {
    simulator.clock.advance(5000);
    const { nb_executed_nodes, executed_nodes, running_node } = await audit(job);
    expect(nb_executed_nodes).toBe(executed_nodes.length);
    expect(executed_nodes).not.toContain(running_node);
    seen.push(nb_executed_nodes);
  }
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  expect(seen.at(-1)).toBe((await audit(job)).nb_nodes);
  expect(await status(job)).toEqual({ status: 'COMPLETED' });
});

test('a failed job lists the node among executed and failed ones', async () => {
  const job = add({ start: true, fails: true });
  simulator.clock.advance(600_000);
  const answer = await audit(job);
  const [failed = ''] = answer.failed_nodes;
  expect(answer.nb_failed_nodes).toBe(1);
  expect(answer.executed_nodes).toContain(failed);
  expect(answer.audit.nodes_execution_data[failed]?.execution_status).toMatch(/^failed$/i);
  expect(await status(job)).toEqual({ status: 'FAILED' });
});

test('ended jobs may list all nodes as remaining, have null for the running node and no next one', async () => {
  const { jobs } = await search('?status=COMPLETED&maxResults=40');
  const audits = await Promise.all(jobs.map(({ jobExecutionId }) => audit(jobExecutionId)));
  const count = (holds: (answer: (typeof audits)[number]) => boolean) => audits.filter(holds).length;
  expect(count(({ remaining_nodes_to_execute: left, nb_nodes }) => left.length === nb_nodes)).toBeGreaterThan(5);
  expect(count(({ remaining_nodes_to_execute: left }) => left.length === 0)).toBeGreaterThan(5);
  expect(count((answer) => answer.running_node === null && !('next_node_to_execute' in answer))).toBeGreaterThan(5);
  expect(count(({ running_node }) => running_node === '')).toBeGreaterThan(5);
});

test('parallel nodes share their start, and times are epoch milliseconds', async () => {
  const { jobs } = await search('?status=COMPLETED&maxResults=40&query=invoice');
  const data = (await audit(jobs[0]?.jobExecutionId ?? '')).audit.nodes_execution_data;
  const start = data['Agent 6']?.execution_start_time;
  expect(start).toBe(data['Validate "totals" & <b>taxes</b>']?.execution_start_time);
  expect(start).toBeGreaterThan(1.7e12);
});

test('search pages, filters and counts, and may not exist', async () => {
  const { jobs, totalCount } = await search('?offset=2&maxResults=3');
  expect(jobs).toHaveLength(3);
  expect(totalCount).toBeGreaterThan(20);
  const within = await search(`?startDate=${jobs[2]?.createdAt ?? ''}&endDate=${jobs[0]?.createdAt ?? ''}`);
  expect(within.jobs).toEqual(jobs);
  simulator.setSwitches({ searchStatus: 404 });
  expect((await ask('/job/search')).status).toBe(404);
  simulator.setSwitches({ searchStatus: 401 });
  expect(await ask('/job/search')).toMatchObject({ status: 401, json: { message: 'No auth cookie provided' } });
});

test('an error may come with HTTP 200', async () => {
  const execute = await get(`${simulator.url}/job/execute`, {
    method: 'POST',
    headers,
    body: '{"jobExecutionId":"1"}',
  });
  expect(execute).toMatchObject({ status: 200, json: { statusCode: 404 } });
  simulator.setSwitches({ errorsAs200: true });
  expect(await ask('/job/0/audit')).toMatchObject({ status: 200, json: { statusCode: 404 } });
});

test('429 says when to come back in its body, 502 is a web page', async () => {
  simulator.fault({ kind: 'status', status: 429, times: 1 }, { kind: 'status', status: 502, times: 1 });
  expect(await ask('/job/search')).toMatchObject({ status: 429, json: { metadata: { retryAfterSeconds: 2 } } });
  expect(await ask('/job/search')).toMatchObject({ status: 502, text: expect.stringMatching(/<html>/) });
});

test('a payload of any size is sent without being held', async () => {
  const job = add({ payloadBytes: 240_000_000 });
  const before = process.memoryUsage().rss;
  const response = await fetch(`${simulator.url}/job/${job}/audit`, { headers });
  const reader = response.body?.getReader();
  let bytes = 0;
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    bytes += piece.value.length;
  }
  expect(bytes).toBeGreaterThan(240_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(120_000_000);
  const small = await audit(add({ payloadBytes: 100 }));
  const [input] = small.audit.nodes_execution_data['Workflow Input']?.execution_input ?? [];
  expect(input?.value).toMatch(/^[\w+/=]{100}$/);
});

test('events is what the audits of all jobs show', async () => {
  const shownOf = async ({ jobExecutionId }: { jobExecutionId: string }) => {
    const answer = v.safeParse(auditAnswer, (await ask(`/job/${jobExecutionId}/audit`)).json);
    const nodes = answer.success ? Object.entries(answer.output.audit.nodes_execution_data) : [];
    return nodes.map(([name, data]) => [jobExecutionId, name, data.execution_start_time, data.execution_status]);
  };
  const { jobs } = await search('?maxResults=50');
  const shown = (await Promise.all(jobs.map(shownOf))).flat();
  const isShown = ({ run }: { run: string | null }) => jobs.some(({ jobExecutionId }) => jobExecutionId === run);
  const ended = simulator.events()['opus.jobAudit']?.filter(({ outcome }) => outcome !== 'running') ?? [];
  const truth = ended.filter(isShown);
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.sort()).toEqual(truth.map(({ run, target, time, event }) => [run, target, time, event]).sort());
});
