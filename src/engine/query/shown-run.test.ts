import { audit, node } from '../../../tests/simulators/opus/handmade-audit';
import { simulateOpus } from '../../../tests/simulators/opus/start';
import { addJob } from '../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../tests/simulators/puppet/start';
import type { Frame } from '../seam/protocol';
import { simulatedDataSource } from '../testing/simulated-data-source';
import type { TestDataSource } from '../testing/data-source';
import type { Vendor } from '../vendors/vendor';
import { opus } from '../vendors/opus';
import { puppet } from '../vendors/puppet';
import { KnownQueries } from './known-queries';
import { runQuery } from './run-query';

const from = Date.UTC(2026, 10, 21, 10, 30);
const to = Date.UTC(2026, 10, 21, 12);

async function drawn(source: TestDataSource, vendor: Vendor, json: object, range = { from, to }) {
  const envelope = { refId: 'A', ...range, intervalMs: 1_000, json: JSON.stringify(json) };
  const { frames, error } = await runQuery(envelope, false, source.client(), vendor, new KnownQueries([vendor.model]));
  const [first, second] = frames;
  return {
    error,
    names: column(first, 'operationName') ?? column(first, 'title'),
    took: column(first, 'duration'),
    edges: column(second, 'id'),
    said: (first?.meta?.notices ?? []).map(({ text }) => text),
  };
}

function column(frame: Frame | undefined, name: string): unknown[] | undefined {
  const values = frame?.fields.find((field) => field.name === name)?.values;
  return values === undefined || 'kind' in values ? undefined : Array.from<unknown>(values);
}

function puppetSource(): TestDataSource {
  const server = simulatePuppet();
  const event = (id: number, type: string, target: string) => ({
    id,
    type,
    timestamp: `2026-11-21T11:0${id}:00Z`,
    details: { node: target },
  });
  addJob(
    server,
    { name: '7', state: 'failed' },
    event(0, 'node_running', 'web'),
    event(1, 'node_running', 'db'),
    event(2, 'node_failed', 'web'),
    event(4, 'node_finished', 'db')
  );
  return simulatedDataSource(puppet, server);
}

const trace = { queryType: 'puppet.jobEvents', jobs: ['7'], format: 'trace' };
const failed = { field: 'outcome', operator: '=', values: ['failure'] };

test.each(['trace', 'nodeGraph'])(
  'filters leave nodes out of a %s, with a word about it; the run itself stays',
  async (format) => {
    const all = await drawn(puppetSource(), puppet, { ...trace, format });
    expect(all).toMatchObject({ names: ['Deployment of production', 'web', 'db'], said: [] });
    const some = await drawn(puppetSource(), puppet, { ...trace, format, filters: [failed] });
    expect(some).toMatchObject({
      names: ['Deployment of production', 'web'],
      said: ["The filters leave out 1 of the run's 2 nodes."],
    });
    const none = await drawn(puppetSource(), puppet, {
      ...trace,
      format,
      filters: [failed, { ...failed, operator: '!=' }],
    });
    expect(none.names).toEqual(['Deployment of production']);
  }
);

test('node runs wholly outside the range are left out, with a word about it', async () => {
  const range = { from: Date.UTC(2026, 10, 21, 11, 3), to };
  expect(await drawn(puppetSource(), puppet, trace, range)).toMatchObject({
    names: ['Deployment of production', 'db'],
    said: ["Not shown, as outside the time range: 1 of the run's 2 nodes."],
  });
});

test('a run that goes on and began after the range has taken the time until now, not none', async () => {
  const server = simulateOpus();
  server.add({ job: '7', status: 'RUNNING', audit: audit({ A: node(0, 16) }, { nb_nodes: 2, nb_executed_nodes: 1 }) });
  const source = simulatedDataSource(opus, server);
  const range = { from: from - 86_400_000, to: to - 86_400_000 };
  const { took } = await drawn(source, opus, { ...workflow, format: 'trace' }, range);
  expect(took).toEqual([expect.any(Number)]);
  expect(took?.[0]).toBeGreaterThan(0);
});

test('so has a job of a plan run that began within it', async () => {
  const server = simulatePuppet({ switches: { planJobs: 'listed' } });
  addJob(server, { name: '7', state: 'running', finished: null });
  server.add({
    planRun: {
      ...{
        id: 'x',
        name: '3',
        options: { plan_name: 'deploy::blue' },
        owner: { login: 'rita' },
        state: 'running',
        finished_timestamp: null,
      },
      ...{ created_timestamp: '2026-11-21T10:40:00Z', status: { '7': ['running'] } },
    },
  });
  const source = simulatedDataSource(puppet, server);
  const range = { from, to: Date.UTC(2026, 10, 21, 10, 50) };
  const { names, took } = await drawn(source, puppet, { ...trace, jobs: ['plan 3'] }, range);
  expect(names).toEqual(['Plan deploy::blue', 'Deployment of production']);
  // The plan lasts at least as long as its job, though the range ends before that.
  expect(took).toEqual([4_800_000, 3_600_000]);
});

test('the newest run is shown of those that the filters on actor and run let pass', async () => {
  const server = simulatePuppet();
  const end = { id: 1, type: 'node_finished', timestamp: '2026-11-21T11:02:00Z', details: { node: 'web' } };
  const owner = { id: 'x', login: 'eve' };
  addJob(server, { name: '6', owner, options: { description: '' }, type: 'task' }, end);
  addJob(server, { name: '8' }, { ...end, id: 2 });
  const source = simulatedDataSource(puppet, server);
  const ask = (field: string, value: string) =>
    drawn(source, puppet, {
      queryType: 'puppet.jobEvents',
      format: 'trace',
      filters: [{ field, operator: '=', values: [value] }],
    });
  expect((await ask('actor', 'eve')).names).toEqual(['Task', 'web']);
  expect((await ask('run', '6')).names).toEqual(['Task', 'web']);
  expect((await ask('actor', 'rita')).names).toEqual(['Deployment of production', 'web']);
  expect(await ask('run', '5')).toMatchObject({
    names: [],
    said: expect.arrayContaining(['None of 2 jobs within the time range passes the filters on actor and run.']),
  });
});

function opusSource(): TestDataSource {
  const server = simulateOpus();
  const body = audit(
    { A: node(0, 16), B: node(20, 30), C: node(60, 5, { execution_status: 'FAILED' }) },
    {
      executed_nodes: ['A', 'B', 'C', 'D'],
      failed_nodes: ['C', 'D'],
      nb_nodes: 4,
      nb_executed_nodes: 4,
      nb_failed_nodes: 2,
    }
  );
  server.add({ job: '7', status: 'FAILED', audit: body });
  return simulatedDataSource(opus, server);
}

const workflow = { queryType: 'opus.jobAudit', jobs: ['7'] };

test('a filtered workflow goes from one of the shown nodes to the next, those without a start time included', async () => {
  const query = { ...workflow, format: 'nodeGraph' };
  expect(await drawn(opusSource(), opus, query)).toMatchObject({ names: ['A', 'B', 'C', 'D'], said: [] });
  expect(
    await drawn(opusSource(), opus, { ...query, filters: [{ field: 'target', operator: '!=', values: ['B'] }] })
  ).toMatchObject({
    names: ['A', 'C', 'D'],
    edges: ['run 7 A > run 7 C', 'run 7 C > run 7 D'],
    said: ["The filters leave out 1 of the run's 4 nodes."],
  });
  expect((await drawn(opusSource(), opus, { ...query, filters: [failed] })).names).toEqual(['C', 'D']);
  const one = await drawn(opusSource(), opus, {
    ...query,
    filters: [
      { ...failed, field: 'event', values: ['completed'] },
      { field: 'target', operator: '=', values: ['A'] },
    ],
  });
  expect(one).toMatchObject({ names: ['Job 7', 'A'], edges: ['run 7 > run 7 A'] });
});

test('a trace says which nodes have no place on its axis, and that some of them failed', async () => {
  expect(await drawn(opusSource(), opus, { ...workflow, format: 'trace' })).toMatchObject({
    names: ['Job 7', 'A', 'B', 'C'],
    said: ['Without a start time, and so without a span: 1 node (1 failed); format nodeGraph shows it.'],
  });
});

test('and names no other picture where there is none', async () => {
  const withoutGraph = {
    ...opus,
    readers: opus.readers.map((reader) => ({
      ...reader,
      model: { ...reader.model, formats: reader.model.formats.filter((format) => format !== 'nodeGraph') },
    })),
  };
  expect(await drawn(opusSource(), withoutGraph, { ...workflow, format: 'trace' })).toMatchObject({
    said: ['Without a start time, and so without a span: 1 node (1 failed).'],
  });
});

test('what an audit counts without a name is said of its pictures', async () => {
  const server = simulateOpus();
  const body = audit({ A: node(0, 16) }, { nb_nodes: 5, nb_executed_nodes: 3, nb_failed_nodes: 1 });
  server.add({ job: '7', status: 'FAILED', audit: body });
  const { said } = await drawn(simulatedDataSource(opus, server), opus, { ...workflow, format: 'nodeGraph' });
  expect(said).toEqual(
    expect.arrayContaining([
      'Job 7: Opus counts 1 failed node, but names none: look at the job in Opus itself.',
      'Job 7 has 5 nodes, of which Opus names only 1.',
    ])
  );
});
