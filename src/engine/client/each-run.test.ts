import { AnswerError } from '../sentences/answer-error';
import { readSettings } from '../connection/read-settings';
import { nodeHost, testSignal } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { eachRun } from './each-run';
import { ConnectionClient } from './connection-client';
import { Memory } from './memory';
import { SharedReads } from './shared-reads';
import { CallEnded } from './call-ended';

const host = nodeHost();
const { settings } = readSettings(
  JSON.stringify({
    url: 'https://tiny',
    jsonData: { vendor: 'tiny', keeper: 'eve', maxConcurrentRequests: 2 },
    secrets: {},
  }),
  [tinyVendor.model]
);
const client = new ConnectionClient(
  { host, settings, vendor: tinyVendor, sharedReads: new SharedReads(new Memory(host)) },
  testSignal(),
  false
);

test('runs are read a few at a time, results stand in the order of the runs', async () => {
  let now = 0;
  let most = 0;
  const read = async (run: string): Promise<string> => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, run === '1' ? 10 : 1));
    now--;
    return run;
  };
  expect(await eachRun('job', ['1', '2', '3', '4'], client, read)).toEqual({
    results: ['1', '2', '3', '4'],
    shortfalls: [],
  });
  expect(most).toBe(2);
});

test('calls are listed by run, in whatever order they are answered', async () => {
  const slowFirst = nodeHost({
    answer: async ({ path }) => {
      await new Promise((resolve) => setTimeout(resolve, path === '/job/1' ? 10 : 1));
      return { status: 200, body: '{}' };
    },
  });
  const base = { host: slowFirst, settings, vendor: tinyVendor, sharedReads: new SharedReads(new Memory(slowFirst)) };
  const asking = new ConnectionClient(base, testSignal(), false);
  await eachRun('job', ['1', '2', '3'], asking, async (run, part) => {
    await part.fetch({ method: 'GET', path: `/job/${run}` });
    await part.fetch({ method: 'GET', path: `/events/${run}` });
  });
  expect(
    asking.calls
      .text()
      ?.replace(/GET https:..tiny/g, '')
      .split('\n')
  ).toEqual(['/job/1', '/events/1', '/job/2', '/events/2', '/job/3', '/events/3']);
});

test('runs that fail are named with the reason, the same reason once', async () => {
  const runs = ['1', '2', '3', '4', '5', '6', '7', '8'];
  const read = (run: string): Promise<string> =>
    run === '1'
      ? Promise.resolve(run)
      : Promise.reject(new AnswerError(run === '2' ? 'Tiny has no job 2.' : 'Tiny is down.', 500));
  expect(await eachRun('job', runs, client, read)).toEqual({
    results: ['1'],
    shortfalls: [
      'Job 2 could not be read: Tiny has no job 2.',
      'Jobs 3, 4, 5, 6, 7 and 1 more could not be read: Tiny is down.',
    ],
  });
});

test("if all fail it fails with the first one's error", async () => {
  const read = (run: string): Promise<string> => Promise.reject(new AnswerError(`Tiny has no job ${run}.`, 404));
  await expect(eachRun('job', ['1', '2'], client, read)).rejects.toMatchObject({
    message: 'Tiny has no job 1.',
    status: 404,
  });
});

test('refused credentials are not tried again for every run', async () => {
  let asked = 0;
  const read = (): Promise<string> => {
    asked++;
    return Promise.reject(new AnswerError('Tiny refused the credentials.', 401));
  };
  await expect(eachRun('job', Array.from({ length: 50 }, String), client, read)).rejects.toMatchObject({ status: 401 });
  expect(asked).toBeLessThanOrEqual(2);
});

test('when time runs out what was read is used and the rest is counted', async () => {
  const read = (run: string): Promise<string> =>
    run === '1' ? Promise.resolve(run) : Promise.reject(new CallEnded('deadline'));
  expect(await eachRun('job', ['1', '2', '3'], client, read)).toEqual({
    results: ['1'],
    shortfalls: [
      '2 of 3 jobs were not read. Time ran out before Tiny had answered everything: narrow the time range or the selection, or raise Query timeout (queryTimeout, now 50 s).',
    ],
  });
  await expect(eachRun('job', ['2', '3'], client, read)).rejects.toEqual(new CallEnded('deadline'));
});

test('a cancel and a bug end it at once', async () => {
  const cancelled = (): Promise<string> => Promise.reject(new CallEnded('cancelled'));
  await expect(eachRun('job', ['1', '2'], client, cancelled)).rejects.toEqual(new CallEnded('cancelled'));
  const bug = (): Promise<string> => Promise.reject(new TypeError('oops'));
  await expect(eachRun('job', ['1', '2'], client, bug)).rejects.toThrow(TypeError);
});
