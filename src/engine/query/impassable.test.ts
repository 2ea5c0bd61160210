import { simulateOpus } from '../../../tests/simulators/opus/start';
import type { Filter } from '../../model/query';
import { testDataSource } from '../testing/data-source';
import { simulatedDataSource } from '../testing/simulated-data-source';
import { noon, tinyEngine } from '../testing/tiny-engine';
import { tinyVendor } from '../testing/tiny-vendor';
import { opsera } from '../vendors/opsera';
import { opus } from '../vendors/opus';
import type { Reader, Vendor } from '../vendors/vendor';
import { KnownQueries } from './known-queries';
import { runQuery } from './run-query';

const event = {
  id: '1',
  time: new Date(noon - 1000).toISOString(),
  event: 'opened',
  outcome: 'failure',
  target: 'lid',
};
const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };
const noOutcome =
  'Nothing can pass the filter on outcome, which in Points is success, failure, running, waiting, skipped, stopped, info or unknown.';

async function asked(filters: Filter[], fromAlert: boolean, more: object = {}, vendor?: Vendor) {
  const engine = tinyEngine(() => ({ status: 200, body: { items: [event] } }), {}, vendor);
  const { status, error, frames } = await engine.ask({ ...query, ...more, filters }, { fromAlert });
  return { status, error, notices: frames.flatMap(({ meta }) => meta?.notices?.map(({ text }) => text) ?? []) };
}

const impassable: Array<[Filter[], string]> = [
  [[{ field: 'outcome', operator: '=', values: ['failed', 'Failure'] }], noOutcome],
  [[{ field: 'outcome', operator: '=~', values: ['^fail$'] }], noOutcome],
  [
    [
      { field: 'outcome', operator: '=', values: ['failure'] },
      { field: 'outcome', operator: '!~', values: ['fail'] },
    ],
    noOutcome,
  ],
  [
    [{ field: 'effect', operator: '=', values: ['changed'] }],
    'Nothing can pass the filter on effect, which in Points is empty.',
  ],
];

test.each(impassable)(
  'a rule whose filter nothing can pass is refused, a panel says why it is empty: %j',
  async (filters, text) => {
    expect(await asked(filters, true)).toEqual({
      status: 400,
      error: text,
      notices: [],
    });
    expect(await asked(filters, false)).toEqual({ status: 200, error: undefined, notices: [text] });
  }
);

test.each<Filter>([
  { field: 'outcome', operator: '=', values: ['failed', 'failure'] },
  { field: 'outcome', operator: '!=', values: ['failed'] },
  { field: 'outcome', operator: '=~', values: ['^fail'] },
  { field: 'effect', operator: '=~', values: ['^$'] },
  { field: 'target', operator: '=', values: ['failed'] },
])('a filter that something can pass needs no word: %j', async (filter) => {
  for (const fromAlert of [false, true]) {
    expect(await asked([filter], fromAlert)).toEqual({ status: 200, error: undefined, notices: [] });
  }
});

test('progress, which these filters do not narrow, is answered in a rule', async () => {
  const filters: Filter[] = [{ field: 'outcome', operator: '=', values: ['failed'] }];
  expect(await asked(filters, true, { format: 'progress' })).toMatchObject({ status: 200 });
});

test('what a query type never tells of is refused there, and read where it may be', async () => {
  const vendorWith = (change: object): Vendor => ({
    ...tinyVendor,
    readers: tinyVendor.readers.map((reader): Reader => ({ ...reader, model: { ...reader.model, ...change } })),
  });
  const failures: Filter[] = [{ field: 'outcome', operator: '=', values: ['failure'] }];
  expect(await asked(failures, true, {}, vendorWith({ hasNoOutcomes: true }))).toMatchObject({
    status: 400,
    error: 'Nothing can pass the filter on outcome, which in Points is info.',
  });
  const changes: Filter[] = [{ field: 'effect', operator: '=', values: ['changed'] }];
  expect(await asked(changes, true, {}, vendorWith({ effects: ['noop'] }))).toMatchObject({
    status: 400,
    error: 'Nothing can pass the filter on effect, which in Points is noop or empty.',
  });
  expect(await asked(changes, true, {}, vendorWith({ effects: ['changed'] }))).toMatchObject({ status: 200 });
});

test.each<[Vendor, object, string]>([
  [
    opus,
    { queryType: 'opus.jobAudit', jobs: ['7'], filters: [{ field: 'actor', operator: '=', values: ['anna'] }] },
    'Nothing can pass the filter on actor, which in Job audit is empty.',
  ],
  [
    opus,
    {
      queryType: 'opus.jobAudit',
      jobs: ['7'],
      format: 'progress',
      filters: [{ field: 'actor', operator: '=', values: ['anna'] }],
    },
    'Nothing can pass the filter on actor, which in Job audit is empty.',
  ],
  [
    opsera,
    { queryType: 'opsera.userActivity', filters: [{ field: 'run', operator: '=~', values: ['12'] }] },
    'Nothing can pass the filter on run, which in User activity is empty.',
  ],
  [
    opsera,
    {
      queryType: 'opsera.taskLogs',
      taskNames: ['nightly'],
      filters: [{ field: 'actor', operator: '!~', values: ['^$'] }],
    },
    'Nothing can pass the filter on actor, which in Task logs is empty.',
  ],
])('a rule on what no event of a query type has is refused before any call (%#)', async (vendor, saved, text) => {
  const source = testDataSource(vendor, { answer: () => ({ failure: 'refused' }) });
  const json = JSON.stringify({ format: 'count', ...saved });
  const envelope = { refId: 'A', from: noon - 1000, to: noon, intervalMs: 1000, json };
  const { status, error } = await runQuery(envelope, true, source.client(), vendor, new KnownQueries([vendor.model]));
  expect({ status, error, calls: source.calls() }).toEqual({ status: 400, error: text, calls: [] });
});

test('what is empty in every event passes a filter for that', async () => {
  const source = simulatedDataSource(opus, simulateOpus());
  const filters = [{ field: 'actor', operator: '=~', values: ['^$'] }];
  const json = JSON.stringify({ queryType: 'opus.jobAudit', jobs: ['7'], format: 'count', filters });
  const envelope = { refId: 'A', from: noon - 1000, to: noon, intervalMs: 1000, json };
  const { error } = await runQuery(envelope, true, source.client(), opus, new KnownQueries([opus.model]));
  expect(error).toBe('Opus has no job 7.');
});
