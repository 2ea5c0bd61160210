import { audit, node } from '../../../tests/simulators/opus/handmade-audit';
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

interface Case {
  vendor: Vendor;
  reader: Reader;
  selection: ReadRequest['selection'];
  answer: (path: string) => TestAnswer;
  says: string;
}

const noLists = { jobs: [], jobTypes: ['deploy'], tasks: [] };
const opusAnswers = (status: string, nodes: Record<string, unknown>) => (path: string) => ({
  status: 200,
  body: path.endsWith('/status') ? { status } : audit(nodes),
});

const cases: Array<[string, Case]> = [
  [
    'a Puppet job',
    {
      vendor: puppet,
      reader: jobs,
      selection: noLists,
      answer: () => items({ ...ended, state: 'errored' }),
      says: '1 job of Puppet says "errored"',
    },
  ],
  [
    'a Puppet job that has no end',
    {
      vendor: puppet,
      reader: jobs,
      selection: noLists,
      answer: () =>
        items({ ...ended, state: 'errored', finished_timestamp: null, created_timestamp: '2026-11-20T11:00:00Z' }),
      says: '1 job of Puppet says "errored"',
    },
  ],
  [
    'an event of a Puppet job',
    {
      vendor: puppet,
      reader: jobEvents,
      selection: noLists,
      answer: (path) =>
        path.endsWith('/events')
          ? items(event(1, 'node_broke'), event(2, 'node_finished'), event(3, 'job_finished'))
          : items({ ...ended, state: 'finished' }),
      says: '1 event of Puppet says "node_broke"',
    },
  ],
  [
    'an Opus node',
    {
      vendor: opus,
      reader: jobAudit,
      selection: { jobs: ['7'] },
      answer: opusAnswers('COMPLETED', { A: node(0, 16), B: node(20, 30, { execution_status: 'EXPIRED' }) }),
      says: '1 node of Opus says "EXPIRED"',
    },
  ],
  [
    'an Opus job',
    {
      vendor: opus,
      reader: jobAudit,
      selection: { jobs: ['7'] },
      answer: opusAnswers('ERROR', { A: node(0, 16) }),
      says: '1 job of Opus says "ERROR"',
    },
  ],
  [
    'a log of Opsera',
    {
      vendor: opsera,
      reader: taskLogs,
      selection: { taskIds: ['5'], taskNames: [], runCounts: [] },
      answer: () => ({
        status: 200,
        body: {
          data: ['errored', 'success', null].map((status, id) => ({
            _id: `a${id}`,
            createdAt: created,
            status,
            log_type: 'report',
          })),
          count: 3,
        },
      }),
      says: '1 log of Opsera says "errored"',
    },
  ],
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
      const due = `${says}, a word that Runtrail does not know, so that the outcome is unknown: if it means a failure, let "unknown" pass the filter on outcome too, and look for a newer Runtrail.`;
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
