import { audit, node } from '../../../tests/simulators/opus/handmade-audit';
import type { GroupField } from '../../model/event';
import type { Freshness } from '../client/freshness';
import { passingWords, readFilters } from '../query/filters';
import { testDataSource, told } from '../testing/data-source';
import { plainRequest } from '../testing/plain-request';
import { opsera } from './opsera';
import { taskLogs } from './opsera/task-logs/reader';
import { userActivity } from './opsera/user-activity/reader';
import { opus } from './opus';
import { jobAudit } from './opus/job-audit/reader';
import { puppet } from './puppet';
import { jobEvents } from './puppet/job-events/reader';
import type { Reader, ReadRequest, Vendor } from './vendor';

interface Asked {
  vendor: Vendor;
  reader: Reader;
  selection: ReadRequest['selection'];
  body: (path: string) => object;
}

const at = '2026-11-21T11:04:00Z';
const puppetOf = (type: string, details: object): Asked => ({
  vendor: puppet,
  reader: jobEvents,
  selection: { jobs: ['7'], jobTypes: [], tasks: [] },
  body: (path) =>
    path.endsWith('/events')
      ? {
          items: [
            { id: '1', type, timestamp: at, details },
            { id: '2', type: 'job_finished', timestamp: at, details: {} },
          ],
        }
      : {
          name: '7',
          type: 'deploy',
          state: type === 'node_failed' ? 'failed' : 'finished',
          owner: { login: 'rita' },
          environment: 'production',
          node_count: 1,
          created_timestamp: '2026-11-21T11:00:00Z',
          finished_timestamp: at,
          timestamp: at,
        },
});
const listed = [node(0, 16), node(20, 30, { execution_status: 'FAILED' })];
const opusOf: Asked = {
  vendor: opus,
  reader: jobAudit,
  selection: { jobs: ['7'] },
  body: (path) =>
    path.endsWith('/status')
      ? { status: 'FAILED' }
      : { ...audit({}, { nb_nodes: 2, nb_failed_nodes: 1 }), audit: { nodes_execution_data: listed } },
};
const recordOf = (lacking: object): Asked => {
  const said = { user_email: 'anna@example.com', type: 'pipeline', action: 'delete', target_name: 'nightly' };
  const records = [lacking, {}].map((lacks, id) => ({ _id: `a${id}`, createdAt: at, ...said, ...lacks }));
  return {
    vendor: opsera,
    reader: userActivity,
    selection: { userIds: [], userEmails: [], activityTypes: [], actions: [], secondaryActions: [], targetIds: [] },
    body: () => ({ count: 2, data: records }),
  };
};
const logOf = (lacking: object): Asked => ({
  vendor: opsera,
  reader: taskLogs,
  selection: { taskIds: ['5'], taskNames: [], runCounts: [] },
  body: () => ({
    count: 2,
    data: [lacking, {}].map((lacks, id) => ({
      _id: `a${id}`,
      createdAt: at,
      status: 'failed',
      log_type: 'report',
      run_count: 5,
      ...lacks,
    })),
  }),
});

test.each<[string, Asked, GroupField, string, string]>([
  ['1 event of Puppet has no node', puppetOf('node_failed', { detail: {} }), 'target', 'web01', ''],
  [
    '1 event of Puppet has no noop, status or metrics',
    puppetOf('node_finished', { node: 'a' }),
    'effect',
    'changed',
    '',
  ],
  ['2 nodes of Opus have no name', opusOf, 'target', 'B', ''],
  ['1 record of Opsera has no target_name or target_id', recordOf({ target_name: null }), 'target', 'nightly', ''],
  ['1 record of Opsera has no type or action', recordOf({ action: null }), 'event', 'pipeline.delete', 'pipeline'],
  ['1 record of Opsera has no action', recordOf({ action: null }), 'effect', 'changed', ''],
  ['1 log of Opsera has no log_type', logOf({ log_type: null }), 'event', 'report', 'unknown'],
  ['1 log of Opsera has no run_count', logOf({ run_count: null }), 'run', '5 #5', '5'],
])('"%s" is said where a filter leaves it out for that', async (says, asked, field, wanted, seen) => {
  const source = testDataSource(asked.vendor, { answer: ({ path }) => ({ status: 200, body: asked.body(path) }) });
  const shortfalls = async (value: string, freshness: Freshness) => {
    const operator = value === '' ? '=~' : '=';
    const { filters } = readFilters([{ field, operator, values: [value === '' ? '^$' : value] }], source.host);
    const request = {
      ...plainRequest,
      selection: asked.selection,
      only: { [field]: passingWords(filters, source.host) },
    };
    const reading = await asked.reader.read(request, source.client({ freshness }));
    return told(reading, [field]).shortfalls.filter((text) => text.includes('that can be read'));
  };
  // What is remembered is asked for again and again, by this filter and by others.
  for (const freshness of ['nothing', 'panels', 'panels'] as const) {
    expect(await shortfalls(seen, freshness)).toEqual([]);
    expect(await shortfalls(wanted, freshness)).toEqual([expect.stringContaining(`${says} that can be read`)]);
  }
});
