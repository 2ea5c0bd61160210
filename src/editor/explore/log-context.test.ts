/** @jest-environment jsdom */
import {
  createDataFrame,
  FieldType,
  LogRowContextQueryDirection,
  type DataFrame,
  type DataQueryRequest,
  type LogRowContextOptions,
  type LogRowModel,
} from '@grafana/data';
import type { RuntrailQuery } from '../saved/query';
import { logContext } from './log-context';

const { Backward, Forward } = LogRowContextQueryDirection;
const query: RuntrailQuery = {
  refId: 'A',
  queryType: 'puppet.jobEvents',
  jobs: ['7'],
  format: 'logs',
  limit: 20,
  filters: [{ field: 'outcome', operator: '=', values: ['failure'] }],
};
const at = Date.UTC(2026, 10, 21, 12);

/** Lines by their time, newest first; lines of one time by their ids. */
function framed(lines: ReadonlyArray<readonly [time: number, id: string]>): DataFrame {
  return createDataFrame({
    fields: [
      { name: 'timestamp', type: FieldType.time, values: lines.map(([time]) => time) },
      { name: 'id', type: FieldType.string, values: lines.map(([, id]) => id) },
    ],
  });
}

const rowOf = (id: string, nanoseconds = '000000'): LogRowModel =>
  ({
    rowId: id,
    timeEpochMs: at,
    timeEpochNs: `${at}${nanoseconds}`,
    dataFrame: framed([]),
    rowIndex: 0,
  }) as unknown as LogRowModel;

async function around(
  lines: ReadonlyArray<readonly [time: number, id: string]>,
  id: string,
  direction: LogRowContextQueryDirection,
  limit: number,
  more: Partial<LogRowContextOptions> & { nanoseconds?: string } = {}
) {
  const { nanoseconds, ...options } = more;
  const requests: Array<DataQueryRequest<RuntrailQuery>> = [];
  const ask = (request: DataQueryRequest<RuntrailQuery>) => {
    requests.push(request);
    const [from, to] = [request.range.from.valueOf(), request.range.to.valueOf()];
    const most = Number(request.targets[0]?.limit);
    return Promise.resolve({ data: [framed(lines.filter(([time]) => time >= from && time <= to).slice(0, most))] });
  };
  const { data } = await logContext(ask, rowOf(id, nanoseconds), { direction, limit, ...options }, query);
  const frame: DataFrame = data[0];
  return { ids: frame.fields[1]?.values, nanos: frame.fields[0]?.nanos, requests };
}

const sameTime = [
  [at + 5, '9'],
  [at, '4'],
  [at, '3'],
  [at, '2'],
  [at - 5, '1'],
] as const;

test('lines are split exactly at the line, also among those of the same millisecond', async () => {
  expect((await around(sameTime, '3', Forward, 10)).ids).toEqual(['9', '4']);
  expect((await around(sameTime, '3', Backward, 10)).ids).toEqual(['2', '1']);
});

test('lines after it of its millisecond bear that they are after it, and in their order: Grafana would put them before it', async () => {
  expect(await around(sameTime, '2', Forward, 10)).toMatchObject({ ids: ['9', '4', '3'], nanos: [0, 2, 1] });
  const next = { nanoseconds: '000001' };
  expect(await around(sameTime, '3', Forward, 10, next)).toMatchObject({ ids: ['9', '4'], nanos: [0, 2] });
  expect(await around(sameTime, '3', Backward, 10)).toMatchObject({ ids: ['2', '1'], nanos: undefined });
});

test('the lines next to it are kept, not the newest', async () => {
  expect((await around(sameTime, '2', Forward, 1)).ids).toEqual(['3']);
  expect((await around(sameTime, '4', Backward, 1)).ids).toEqual(['3']);
});

test('what is around is everything that the query reads, without its filters', async () => {
  const { requests } = await around(sameTime, '3', Backward, 1);
  expect(requests[0]?.targets).toMatchObject([{ refId: 'A', jobs: ['7'], format: 'logs', filters: [] }]);
});

test('lines days apart are found, in longer ranges where shorter ones hold too few', async () => {
  const apart = [
    [at, '2'],
    [at - 86_000_000, '1'],
  ] as const;
  const { ids, requests } = await around(apart, '2', Backward, 1);
  expect(ids).toEqual(['1']);
  expect(requests).toHaveLength(4);
});

test('before a burst of more lines than an answer holds the few next to the line are shown, not the newest of the burst', async () => {
  const burst = Array.from({ length: 10_001 }, (_, n) => [at + 3_500_000 - n, `burst ${n}`] as const);
  const lines = [...burst, [at + 700_000, '4'], [at + 30_000, '3'], [at, '2']] as const;
  expect((await around(lines, '2', Forward, 10)).ids).toEqual(['3']);
});

test('in a repeated panel the lines around are those of its own variable', async () => {
  const job = { value: '7', text: '7' };
  expect((await around(sameTime, '3', Backward, 1, { scopedVars: { job } })).requests[0]?.scopedVars).toEqual({ job });
});

test('a window that is asked for is the widest that is looked into, and the burst at its end hides no lines either', async () => {
  const burst = Array.from({ length: 10_001 }, (_, n) => [at + 7_000_000 - n, `burst ${n}`] as const);
  const lines = [...burst, [at + 30_000, '3'], [at, '2']] as const;
  const { ids, requests } = await around(lines, '2', Forward, 10, { timeWindowMs: 7_200_000 });
  expect(ids).toEqual(['3']);
  expect(requests.map(({ range }) => range.to.valueOf() - at)).toEqual([60_000, 600_000, 3_600_000, 7_200_000]);
});

test('a failure is one, and not that there are no lines', async () => {
  const asked: unknown[] = [];
  const ask = (request: DataQueryRequest<RuntrailQuery>) => {
    asked.push(request);
    return Promise.resolve({
      data: [createDataFrame({ fields: [] })],
      error: { message: 'Puppet did not answer in time.' },
    });
  };
  const context = logContext(ask, rowOf('3'), { direction: Forward, limit: 10 }, query);
  await expect(context).rejects.toThrow('Puppet did not answer in time.');
  expect(asked).toHaveLength(1);
});
