import { addJob } from '../../../tests/simulators/puppet/handmade-job';
import { simulatePuppet } from '../../../tests/simulators/puppet/start';
import { plainResult } from '../testing/plain-results';
import { simulatedDataSource } from '../testing/simulated-data-source';
import { puppet } from '../vendors/puppet';
import { KnownQueries } from './known-queries';
import { runQuery } from './run-query';

const from = Date.UTC(2026, 10, 21, 10);
const to = Date.UTC(2026, 10, 21, 12);

/** The runs of a progress, and what is said beside it. */
const progress = (...filters: object[]) => progressOf({ from, to }, ...filters);

async function progressOf(range: { from: number; to: number }, ...filters: object[]) {
  const server = simulatePuppet();
  addJob(server, { name: '7', owner: { id: '1', login: 'anna' }, nodeStates: { finished: 2 }, nodeCount: 2 });
  addJob(server, { name: '8', owner: { id: '2', login: 'ben' }, nodeStates: { finished: 1 }, nodeCount: 1 });
  const source = simulatedDataSource(puppet, server);
  const query = { queryType: 'puppet.jobEvents', jobs: ['7', '8'], format: 'progress', filters };
  const envelope = { refId: 'A', ...range, intervalMs: 1_000, json: JSON.stringify(query) };
  const client = source.client();
  const result = await runQuery(envelope, false, client, puppet, new KnownQueries([puppet.model]));
  const [frame] = plainResult(result, client.host.columns).frames;
  const runs = frame?.fields.find(({ name }) => name === 'run')?.values ?? [];
  return { runs: [...new Set(runs)], said: (result.frames[0]?.meta?.notices ?? []).map(({ text }) => text) };
}

const filter = (field: string, operator: string, ...values: string[]) => ({ field, operator, values });

test.each([
  ['none', [], ['8', '7']],
  ['one on the run', [filter('run', '=', '7')], ['7']],
  ['one on the actor', [filter('actor', '=~', '^b')], ['8']],
  ['one that leaves out an actor', [filter('actor', '!=', 'ben')], ['7']],
  ['two of which none passes both', [filter('actor', '=', 'ben'), filter('run', '=', '7')], []],
])('of filters %s chooses the runs, each whole, without a word', async (_, filters, runs) => {
  const shown = await progress(...filters);
  expect({ ...shown, runs: shown.runs.sort() }).toEqual({ runs: [...runs].sort(), said: [] });
});

test('filters on what the nodes of a run have choose none, and that is said', async () => {
  const { runs, said } = await progress(filter('target', '=', 'web'), filter('run', '=', '7'));
  expect(runs).toEqual(['7']);
  expect(said).toEqual([
    'Filters on target do not narrow progress: it is made of whole runs. Those on run and actor do.',
  ]);
});

test.each([
  ['before', { from: to, to: to + 1_000 }],
  ['after', { from: from - 1_000, to: from }],
])('runs that are named are counted although they ran %s the range, which is said', async (_, range) => {
  const { runs, said } = await progressOf(range, filter('run', '=', '7'));
  expect(runs).toEqual(['7']);
  expect(said).toEqual([
    'Counted although outside the time range: 1 selected run (2026-11-21 11:00:00 UTC to 2026-11-21 11:05:00 UTC).',
  ]);
});
