import { audit, node } from '../../../tests/simulators/opus/handmade-audit';
import type { FilterField } from '../../model/event';
import { passingWords, readFilters } from '../query/filters';
import { testDataSource, told } from '../testing/data-source';
import type { TestAnswer } from '../testing/node-host';
import { plainRequest } from '../testing/plain-request';
import { opsera } from './opsera';
import { taskLogs } from './opsera/task-logs/reader';
import { opus } from './opus';
import { jobAudit } from './opus/job-audit/reader';
import { puppet } from './puppet';
import { jobEvents } from './puppet/job-events/reader';
import { jobs } from './puppet/jobs/reader';
import type { Reader, ReadRequest, Vendor } from './vendor';

const created = '2026-11-21T11:00:00Z';
const job = { name: '7', type: 'deploy', owner: { login: 'rita' }, environment: 'production', node_count: 1 };
const ended = {
  ...job,
  created_timestamp: created,
  finished_timestamp: '2026-11-21T11:05:00Z',
  timestamp: '2026-11-21T11:05:00Z',
};
const event = (id: number, type: string) => ({
  id: String(id),
  type,
  timestamp: '2026-11-21T11:04:00Z',
  details: { node: 'a' },
});
const items = (...of: object[]): TestAnswer => ({ status: 200, body: { items: of, pagination: { total: of.length } } });

interface Lone {
  vendor: Vendor;
  reader: Reader;
  selection: ReadRequest['selection'];
  answer: (path: string) => TestAnswer;
}

const noLists = { jobs: [], jobTypes: ['deploy'], tasks: [] };
const opusAnswers =
  (status: string, nodes: Record<string, unknown>, lists: object = {}) =>
  (path: string) => ({
    status: 200,
    body: path.endsWith('/status') ? { status } : audit(nodes, lists),
  });

const eventsOf = (state: string, ...of: object[]): Lone => ({
  vendor: puppet,
  reader: jobEvents,
  selection: noLists,
  answer: (path) => (path.endsWith('/events') ? items(...of) : items({ ...ended, state })),
});
const jobsOf = (...of: object[]): Lone => ({
  vendor: puppet,
  reader: jobs,
  selection: noLists,
  answer: () => items(...of),
});
const opusOf = (status: string, nodes: Record<string, unknown>, lists: object = {}): Lone => ({
  vendor: opus,
  reader: jobAudit,
  selection: { jobs: ['7'] },
  answer: opusAnswers(status, nodes, lists),
});
const logsOf = (...statuses: Array<string | null>): Lone => ({
  vendor: opsera,
  reader: taskLogs,
  selection: { taskIds: ['5'], taskNames: [], runCounts: [] },
  answer: () => ({
    status: 200,
    body: {
      data: statuses.map((status, id) => ({ _id: `a${id}`, createdAt: created, status, log_type: 'report' })),
      count: statuses.length,
    },
  }),
});

const cases: Array<[string, Lone & { says: string }]> = [
  ['a Puppet job', { ...jobsOf({ ...ended, state: 'errored' }), says: '1 job of Puppet says "errored"' }],
  [
    'a Puppet job that has no end',
    {
      ...jobsOf({ ...ended, state: 'errored', finished_timestamp: null, created_timestamp: '2026-11-20T11:00:00Z' }),
      says: '1 job of Puppet says "errored"',
    },
  ],
  [
    'an event of a Puppet job',
    {
      ...eventsOf('finished', event(1, 'node_broke'), event(2, 'node_finished'), event(3, 'job_finished')),
      says: '1 event of Puppet says "node_broke"',
    },
  ],
  [
    'an Opus node',
    {
      ...opusOf('COMPLETED', { A: node(0, 16), B: node(20, 30, { execution_status: 'EXPIRED' }) }),
      says: '1 node of Opus says "EXPIRED"',
    },
  ],
  ['an Opus job', { ...opusOf('ERROR', { A: node(0, 16) }), says: '1 job of Opus says "ERROR"' }],
  ['a log of Opsera', { ...logsOf('errored', 'success', 'Unknown'), says: '1 log of Opsera says "errored"' }],
];

describe.each(cases)(
  '%s of which the word for its outcome is not known',
  (name, { vendor, reader, selection, answer, says }) => {
    const source = testDataSource(vendor, { answer: ({ path }) => answer(path) });
    const shortfalls = async (more: Partial<ReadRequest> = {}, dependsOn: Parameters<typeof told>[1] = ['outcome']) => {
      const request = { ...plainRequest, selection, ...more };
      return told(await reader.read(request, source.client({ freshness: 'nothing' })), dependsOn).shortfalls;
    };
    const only = (field: 'outcome' | 'run', ...values: string[]) => {
      const { filters } = readFilters([{ field, operator: '=', values }], source.host);
      return { only: { [field]: passingWords(filters, source.host) } };
    };

    test('is a shortfall where the outcome decides, and nothing where it does not', async () => {
      const due = `${says}, a word that Runtrail does not know, so that the outcome is unknown: if it may be what the filter on outcome looks for, let "unknown" pass it too, and look for a newer Runtrail.`;
      expect(await shortfalls(only('outcome', 'failure'))).toEqual([due]);
      expect(await shortfalls({}, [])).toEqual([]);
    });

    test('is none for who has what is unknown shown', async () => {
      expect(await shortfalls(only('outcome', 'failure', 'unknown'))).toEqual([]);
    });

    test('is none outside the time range', async () => {
      const late = { from: Date.UTC(2026, 10, 21, 11, 30), to: Date.UTC(2026, 10, 21, 11, 40) };
      expect(await shortfalls({ ...late, ...only('outcome', 'failure') })).toEqual(
        name.endsWith('no end') ? [expect.stringContaining(says)] : []
      );
    });
  }
);

async function shortfallsOf({ vendor, reader, selection, answer }: Lone, filters: Parameters<typeof readFilters>[0]) {
  const source = testDataSource(vendor, { answer: ({ path }) => answer(path) });
  const checked = readFilters(filters, source.host).filters;
  const fields = checked.map(({ field }) => field);
  const only = Object.fromEntries(
    checked.map((filter) => [filter.field, passingWords([filter], source.host)] as const)
  );
  const request = { ...plainRequest, selection, only };
  return told(await reader.read(request, source.client({ freshness: 'nothing' })), fields).shortfalls;
}

const is = (field: FilterField, ...values: string[]) => ({ field, operator: '=' as const, values });
const failures = is('outcome', 'failure');

test.each<[string, Lone]>([
  ['log of Opsera', logsOf('success', null)],
  [
    'node of Opus',
    opusOf('IN PROGRESS', { A: node(0, 16), B: node(20, 30, { execution_status: null }) }, { executed_nodes: ['A'] }),
  ],
  ['event of Puppet', eventsOf('finished', event(1, ''), event(2, 'node_finished'), event(3, 'job_finished'))],
])(
  'a %s that says nothing of its outcome is a shortfall where a filter on outcome leaves it out',
  async (what, lone) => {
    expect(await shortfallsOf(lone, [failures])).toEqual([
      expect.stringMatching(`^1 ${what} does not say how it ended`),
    ]);
    expect(await shortfallsOf(lone, [is('outcome', 'failure', 'unknown')])).toEqual([]);
  }
);

test.each<[string, Lone]>([
  ['Opsera', logsOf('success', 'unknown')],
  ['Opus', opusOf('COMPLETED', { A: node(0, 16), B: node(20, 30, { execution_status: 'UNKNOWN' }) })],
])('%s may say of itself that it does not know an outcome', async (_, lone) => {
  expect(await shortfallsOf(lone, [failures])).toEqual([]);
});

describe('a job in a state that is not known', () => {
  const good = { ...ended, state: 'finished' };
  const odd = { ...ended, name: '8', state: 'paused', environment: 'staging' };
  const known = eventsOf('paused', event(1, 'node_failed'), event(2, 'job_finished'));
  const nodes = opusOf('ERROR', { A: node(0, 16), B: node(20, 30) });

  test.each<[string, Lone, ReturnType<typeof is>, ReturnType<typeof is>]>([
    ['a target', jobsOf(good, odd), is('target', 'production'), is('target', 'staging')],
    ['an event', jobsOf(good, odd), is('event', 'failed'), is('event', 'paused')],
    ['an actor', jobsOf(good, odd), is('actor', 'anna'), is('actor', 'rita')],
    ['a run', jobsOf(good, odd), is('run', '7'), is('run', '8')],
    ['an event of its nodes', known, is('event', 'node_failed'), is('event', 'job_finished')],
    ['a node of its', known, is('target', 'a'), is('run', '7')],
    ['a node of Opus', nodes, is('target', 'A'), is('run', '7')],
    ['a state of nodes of Opus', nodes, is('event', 'FAILED'), is('run', '7')],
  ])('does not decide a query for failures of %s that leaves it out', async (_, lone, other, own) => {
    expect(await shortfallsOf(lone, [failures, other])).toEqual([]);
    expect(await shortfallsOf(lone, [failures, own])).toEqual([
      expect.stringContaining('a word that Runtrail does not know'),
    ]);
  });
});

test.each<[string, Lone]>([
  ['a Puppet job', jobsOf({ ...ended, state: 'paused', finished_timestamp: null })],
  [
    'a Puppet job whose events are asked for',
    {
      ...eventsOf('paused'),
      answer: (path) =>
        path.endsWith('/events')
          ? items(event(1, 'node_running'))
          : items({ ...ended, state: 'paused', finished_timestamp: null }),
    },
  ],
  ['a node of Opus', opusOf('IN PROGRESS', { A: node(0, 16), B: node(20, null, { execution_status: 'ESCALATED' }) })],
  ['a job of Opus', opusOf('ESCALATED', {})],
])(
  '%s in a state that is not known is a shortfall only until the range begins after that was first seen',
  async (_, lone) => {
    const source = testDataSource(lone.vendor, { answer: ({ path }) => lone.answer(path) });
    const { filters } = readFilters([failures], source.host);
    const hour = 3_600_000;
    const says = async () => {
      const only = { outcome: passingWords(filters, source.host) };
      const to = source.host.now();
      const request = { ...plainRequest, selection: lone.selection, only, from: to - hour, to };
      const reading = await lone.reader.read(request, source.client({ freshness: 'rules' }));
      return told(reading, ['outcome']).shortfalls.some((text) => text.includes('a word that Runtrail does not know'));
    };
    const said = [];
    for (const minutes of [0, 50, 5, 10]) {
      source.pass(minutes * 60_000);
      said.push(await says());
    }
    expect(said).toEqual([true, true, true, false]);
  }
);
