import { get } from '../base/get';
import type { Simulator } from '../base/simulator';
import { startOpusSimulator } from './start';

const now = Date.parse('2026-03-01T12:00:00Z');
let simulator: Simulator;
const headers = { 'x-service-key': '_secret' };
const ask = (path: string) => get(`${simulator.url}${path}`, { headers });
const read = async (path: string) => Object((await ask(path)).json);

beforeAll(async () => {
  simulator = await startOpusSimulator({ now, speed: 0, seed: 4, historyDays: 2, key: '_secret' });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.stop());

test.each(['/job/YOUR_JOB_EXECUTION_ID/audit', '/job/%7BYOUR_JOB_EXECUTION_ID%7D/audit'])(
  'the page’s sample is served exactly as printed: %s',
  async (path) => {
    expect((await ask(path)).text).toBe(`{
  "nb_nodes": 5,
  "executed_nodes": ["{NODE_ID_1}", "{NODE_ID_2}"],
  "nb_executed_nodes": 2,
  "running_node": "{NODE_ID_3}",
  "next_node_to_execute": "{NODE_ID_4}",
  "remaining_nodes_to_execute": ["{NODE_ID_4}", "{NODE_ID_5}"],
  "failed_nodes": [],
  "nb_failed_nodes": 0,
  "audit": {
    "nodes_execution_data": {
      "{NODE_ID_1}": {
        "{KEY}": "{VALUE}"
      },
      "{NODE_ID_2}": {
        "{KEY}": "{VALUE}"
      }
    }
  }
}`);
    expect(await read('/job/YOUR_JOB_EXECUTION_ID/status')).toEqual({ status: 'IN PROGRESS' });
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
  const { job } = Object(simulator.add({ start: true, fails: false }));
  expect((await ask(`/job/${job}/audit`)).status).toBe(404);
  expect(await read(`/job/${job}/status`)).toEqual({ status: 'PENDING' });
  simulator.clock.advance(10_000);
  expect((await ask(`/job/${job}/audit`)).status).toBe(200);
});

test('status has a space, or an underscore by the switch', async () => {
  const { job } = Object(simulator.add({ start: true, fails: false }));
  simulator.clock.advance(8500);
  expect(await read(`/job/${job}/status`)).toEqual({ status: 'IN PROGRESS' });
  simulator.setSwitches({ statusWithSpace: false });
  expect(await read(`/job/${job}/status`)).toEqual({ status: 'IN_PROGRESS' });
});

test('jobs advance node by node, and what the audit counts fits together', async () => {
  const { job } = Object(simulator.add({ start: true, fails: false }));
  const seen: number[] = [];
  for (let step = 0; step < 400; step++) {
    simulator.clock.advance(1000);
    const audit = await read(`/job/${job}/audit`);
    if (audit.nb_nodes !== undefined) {
      expect(audit.nb_executed_nodes).toBe(audit.executed_nodes.length);
      expect(audit.executed_nodes).not.toContain(audit.running_node);
      seen.push(audit.nb_executed_nodes);
    }
  }
  const { nb_nodes } = await read(`/job/${job}/audit`);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  expect(seen.at(-1)).toBe(nb_nodes);
  expect(await read(`/job/${job}/status`)).toEqual({ status: 'COMPLETED' });
});

test('a failed job lists the node among executed and failed ones', async () => {
  const { job } = Object(simulator.add({ start: true, fails: true }));
  simulator.clock.advance(600_000);
  const audit = await read(`/job/${job}/audit`);
  expect(audit.nb_failed_nodes).toBe(1);
  expect(audit.executed_nodes).toContain(audit.failed_nodes[0]);
  expect(audit.audit.nodes_execution_data[audit.failed_nodes[0]].execution_status).toMatch(/^failed$/i);
  expect(await read(`/job/${job}/status`)).toEqual({ status: 'FAILED' });
});

test('ended jobs may list all nodes as remaining, have null for the running node and no next one', async () => {
  const { jobs } = await read('/job/search?status=COMPLETED&maxResults=40');
  const audits = await Promise.all(
    jobs.map(({ jobExecutionId }: { jobExecutionId: string }) => read(`/job/${jobExecutionId}/audit`))
  );
  expect(audits.filter((audit) => audit.remaining_nodes_to_execute.length === audit.nb_nodes).length).toBeGreaterThan(
    5
  );
  expect(audits.filter((audit) => audit.remaining_nodes_to_execute.length === 0).length).toBeGreaterThan(5);
  expect(
    audits.filter((audit) => audit.running_node === null && !('next_node_to_execute' in audit)).length
  ).toBeGreaterThan(5);
  expect(audits.filter((audit) => audit.running_node === '').length).toBeGreaterThan(5);
});

test('parallel nodes share their start, and times are epoch milliseconds', async () => {
  const { jobs } = await read('/job/search?status=COMPLETED&maxResults=40&query=invoice');
  const { audit } = await read(`/job/${jobs[0].jobExecutionId}/audit`);
  const data = audit.nodes_execution_data;
  expect(data['Agent 6'].execution_start_time).toBe(data['Validate "totals" & <b>taxes</b>'].execution_start_time);
  expect(data['Agent 6'].execution_start_time).toBeGreaterThan(1.7e12);
});

test('search pages, filters and counts, and may not exist', async () => {
  const page = await read('/job/search?offset=2&maxResults=3');
  expect(page.jobs).toHaveLength(3);
  expect(page.totalCount).toBeGreaterThan(20);
  const { jobs } = await read(`/job/search?startDate=${page.jobs[2].createdAt}&endDate=${page.jobs[0].createdAt}`);
  expect(jobs).toEqual(page.jobs);
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
  const { job } = Object(simulator.add({ payloadBytes: 60_000_000 }));
  const before = process.memoryUsage().rss;
  const response = await fetch(`${simulator.url}/job/${job}/audit`, { headers });
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
  }
  expect(bytes).toBeGreaterThan(60_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  const { job: small } = Object(simulator.add({ payloadBytes: 100 }));
  const { audit } = await read(`/job/${small}/audit`);
  expect(audit.nodes_execution_data['Workflow Input'].execution_input[0].value).toMatch(/^[\w+/=]{100}$/);
});

test('events is what the audits of all jobs show', async () => {
  const { jobs } = await read('/job/search?maxResults=1000');
  const shown = [];
  for (const { jobExecutionId } of jobs) {
    const audit = await read(`/job/${jobExecutionId}/audit`);
    for (const [name, data] of Object.entries(Object(audit.audit?.nodes_execution_data ?? {}))) {
      shown.push([jobExecutionId, name, Object(data).execution_start_time, Object(data).execution_status]);
    }
  }
  const truth = simulator.events()['opus.jobAudit']?.filter(({ outcome }) => outcome !== 'running') ?? [];
  expect(shown.sort()).toEqual(truth.map(({ run, target, time, event }) => [run, target, time, event]).sort());
});
