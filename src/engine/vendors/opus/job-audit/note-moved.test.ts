import { audit, node } from '../../../../../tests/simulators/opus/handmade-audit';
import { told, testDataSource } from '../../../testing/data-source';
import { plainRequest } from '../../../testing/plain-request';
import type { TestAnswer } from '../../../testing/node-host';
import { opus } from '../index';
import { jobAudit } from './reader';

const hour = 3_600_000;
const failed = { execution_status: 'FAILED' };
const lists = (nodes: Record<string, unknown>, more: object = {}) => ({
  status: 200,
  body: audit(nodes, { failed_nodes: ['B'], nb_failed_nodes: 1, ...more }),
});
const at = (shift: number) => lists({ A: node(shift, 5_000), B: node(shift + 6_000, 5_000, failed) });

/** What an alert rule is told of a job with each of these audits, asked for one after another. */
async function toldOf(audits: TestAnswer[], status = 'FAILED'): Promise<string[][]> {
  let current: TestAnswer = { status: 200 };
  const source = testDataSource(opus, {
    answer: ({ path }) => (path.endsWith('/status') ? { status: 200, body: { status } } : current),
  });
  const said: string[][] = [];
  for (const answer of audits) {
    current = answer;
    const asked = { ...plainRequest, selection: { jobs: ['7'] } };
    said.push(told(await jobAudit.read(asked, source.client({ freshness: 'rules' }))).shortfalls);
    source.pass(60_000);
  }
  return said;
}

const moved =
  'Opus gives 2 nodes of the selected jobs another time than before, so that nodes may be missing from the time range: check the clock and zone of Opus.';
const gone = (count: string) =>
  `Opus does not show ${count} of the selected jobs any more that it showed before: look at the job in Opus itself, and try again.`;

test('nodes that ran hours earlier than before are a shortfall each time, until they are right again', async () => {
  expect(await toldOf([at(0), at(-5 * hour), at(-5 * hour), at(0)])).toEqual([[], [moved], [moved], []]);
});

test('a node that is gone from the audit is a shortfall', async () => {
  const without = lists({ B: node(6_000, 5_000, failed) });
  expect(await toldOf([at(0), without, at(0)])).toEqual([[], [gone('1 node')], []]);
});

test('a cancelled job without an audit has lost its nodes only where it had some before', async () => {
  const none = { status: 404, body: { statusCode: 404, message: 'Job not found' } };
  const begun = lists({ A: node(0, 5_000) }, { failed_nodes: [], nb_failed_nodes: 0 });
  expect(await toldOf([none, begun, none], 'CANCELLED')).toEqual([[], [], [gone('1 node')]]);
});

test('a node that runs again runs later, and is none', async () => {
  const again = lists({ A: node(0, 5_000), B: node(60_000, 5_000, failed) });
  const running = lists(
    { A: node(0, 5_000), B: node(60_000, null, { execution_status: 'RUNNING' }) },
    { failed_nodes: [], nb_failed_nodes: 0, nb_executed_nodes: 1, executed_nodes: ['A'] }
  );
  expect(await toldOf([at(0), running, again], 'IN PROGRESS')).toEqual([[], [], []]);
});

test('nodes are right two minutes after a zone that was wrong is right again', async () => {
  const [right, late] = [at(-3 * hour), at(-1 * hour)];
  const said = await toldOf([right, right, right, late, right, right, right, right]);
  expect(said.map(({ length }) => length)).toEqual([0, 0, 0, 0, 1, 1, 0, 0]);
});

test('nodes that were told wrong by the first reading alone stay a shortfall when they are told so again', async () => {
  const [right, early] = [at(0), at(-5 * hour)];
  const said = await toldOf([early, right, early, early, early, early, early]);
  expect(said.map(({ length }) => length)).toEqual([0, 0, 1, 1, 1, 1, 1]);
});

test('a node that is to run anew is none, nor is one whose duration is corrected by a little', async () => {
  const shorter = lists({ A: node(0, 3_000), B: node(6_000, 3_000, failed) });
  const again = { execution_status: 'PENDING', execution_start_time: null };
  const counts = { failed_nodes: [], nb_failed_nodes: 0, nb_executed_nodes: 1, executed_nodes: ['A'] };
  const waiting = lists({ A: node(0, 5_000), B: node(6_000, null, again) }, counts);
  expect(await toldOf([at(0), shorter, waiting], 'IN PROGRESS')).toEqual([[], [], []]);
});

test('and at once where some of the job were dated in the future', async () => {
  expect((await toldOf([at(0), at(4 * hour), at(0)])).at(-1)).toEqual([]);
});
