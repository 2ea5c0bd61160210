import { CallSignal } from '../client/call-signal';
import type { Ask } from '../sentences/ask';
import { AnswerError } from '../sentences/answer-error';
import { readSettings } from '../connection/read-settings';
import { nodeHost } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { Notes } from '../reading/reading';
import { eachRun, type Runs } from './each-run';
import { ConnectionClient } from '../client/connection-client';
import { clientBase } from '../client/client-base';
import type { VendorClient } from '../client/client';
import { CallEnded } from '../client/call-ended';

const host = nodeHost();
const { settings } = readSettings(
  JSON.stringify({
    url: 'https://tiny',
    jsonData: { vendor: 'tiny', keeper: 'eve', maxConcurrentRequests: 2 },
    secrets: {},
  }),
  [tinyVendor.model]
);
const client = new ConnectionClient(clientBase(tinyVendor, settings, host), new CallSignal(), 'panels');

/** What was read, and what is said of the rest. */
async function outcome<T>(ids: readonly string[], read: Runs<T>['read'], more: Partial<Runs<T>> = {}, reader = client) {
  const notes = new Notes();
  const found = await eachRun({ word: 'job', ids, read, ...more }, reader, notes);
  return { ...found, shortfalls: notes.sentences(new Set()).shortfalls };
}

test('runs are read a few at a time, results stand in the order of the runs', async () => {
  let now = 0;
  let most = 0;
  const read = async (run: string): Promise<string> => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, run === '1' ? 10 : 1));
    now--;
    return run;
  };
  expect(await outcome(['1', '2', '3', '4'], read)).toEqual({
    results: ['1', '2', '3', '4'],
    spared: 0,
    shortfalls: [],
  });
  expect(most).toBe(2);
});

test('what is known of a run is not read, stands at its place, and counts towards what is enough', async () => {
  const read: string[] = [];
  const found = await outcome(
    ['1', '2', '3', '4', '5', '6'],
    async (run) => {
      read.push(run);
      return Promise.resolve(run);
    },
    { known: (run) => (run === '2' || run === '4' ? `known ${run}` : undefined), enough: (run) => run === 'known 4' }
  );
  expect(found).toEqual({ results: ['1', 'known 2', '3', 'known 4'], spared: 2, shortfalls: [] });
  expect(read).toEqual(['1', '3']);
});

test('nothing that is known is taken any more when time is out', async () => {
  const signal = new CallSignal();
  const asking = new ConnectionClient(clientBase(tinyVendor, settings, host), signal, 'panels');
  await asking.once('kept', () => Promise.resolve({ value: 'kept', bytes: 1, records: 1, freshFor: 1_000 }));
  expect(asking.known('kept')).toBe('kept');
  signal.end('deadline');
  expect(() => asking.known('kept')).toThrow(CallEnded);
});

test('calls are listed by run, in whatever order they are answered', async () => {
  const slowFirst = nodeHost({
    answer: async ({ path }) => {
      await new Promise((resolve) => setTimeout(resolve, path === '/job/1' ? 10 : 1));
      return { status: 200, body: '{}' };
    },
  });
  const asking = new ConnectionClient(clientBase(tinyVendor, settings, slowFirst), new CallSignal(), 'panels');
  const get = (path: string): Ask => ({ request: { method: 'GET', path }, what: path });
  const read = async (run: string, part: VendorClient): Promise<void> => {
    await part.fetch(get(`/job/${run}`));
    await part.fetch(get(`/events/${run}`));
  };
  await outcome(['1', '2', '3'], read, {}, asking);
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
  expect(await outcome(runs, read)).toEqual({
    results: ['1'],
    spared: 0,
    shortfalls: [
      'Job 2 could not be read: Tiny has no job 2.',
      'Jobs 3, 4, 5, 6, 7 and 1 more could not be read: Tiny is down.',
    ],
  });
});

test("if all fail it fails with the first one's error", async () => {
  const read = (run: string): Promise<string> => Promise.reject(new AnswerError(`Tiny has no job ${run}.`, 404));
  await expect(outcome(['1', '2'], read)).rejects.toMatchObject({
    message: 'Tiny has no job 1.',
    status: 404,
  });
});

test('refused credentials are not tried again for every run', async () => {
  let asked = 0;
  const read = (): Promise<string> => {
    asked++;
    return Promise.reject(
      new AnswerError('Tiny refused the credentials.', 401, 'downstream', undefined, 'credentials')
    );
  };
  await expect(outcome(Array.from({ length: 50 }, String), read)).rejects.toMatchObject({ status: 401 });
  expect(asked).toBeLessThanOrEqual(2);
});

test('when time runs out what was read is used and the rest is counted', async () => {
  const read = (run: string): Promise<string> =>
    run === '1' ? Promise.resolve(run) : Promise.reject(new CallEnded('deadline'));
  expect(await outcome(['1', '2', '3'], read)).toEqual({
    results: ['1'],
    spared: 0,
    shortfalls: [
      "2 of 3 jobs were not read. Time ran out before Tiny had answered everything: narrow the time range or the selection, or raise Query timeout (queryTimeout, now 50 s; an alert rule has Grafana's evaluation_timeout at most).",
    ],
  });
  await expect(outcome(['2', '3'], read)).rejects.toEqual(new CallEnded('deadline'));
});

test('a cancel and a bug end it at once', async () => {
  const cancelled = (): Promise<string> => Promise.reject(new CallEnded('cancelled'));
  await expect(outcome(['1', '2'], cancelled)).rejects.toEqual(new CallEnded('cancelled'));
  const bug = (): Promise<string> => Promise.reject(new TypeError('oops'));
  await expect(outcome(['1', '2'], bug)).rejects.toThrow(TypeError);
});

test('reading stops when there is enough, and says how many runs were spared', async () => {
  const asked: string[] = [];
  const read = (run: string): Promise<string> => {
    asked.push(run);
    return Promise.resolve(run);
  };
  const ids = Array.from({ length: 50 }, (_, index) => String(index));
  const found = await outcome(ids, read, { enough: (latest) => latest === '4' });
  expect(found.results).toEqual(asked);
  expect(asked.length).toBeLessThan(8);
  expect(found.spared).toBe(50 - asked.length);
});

test('what one run started ends with that run, also while others go on', async () => {
  const ended: string[] = [];
  const read = async (run: string, part: VendorClient): Promise<string> => {
    part.signal.onEnd(() => ended.push(run));
    await new Promise((resolve) => setTimeout(resolve, run === '1' ? 1 : 20));
    if (run === '2') {
      expect(ended).toEqual(['1']);
    }
    if (run === '1') {
      throw new AnswerError('Tiny has no job 1.', 404);
    }
    return run;
  };
  expect((await outcome(['1', '2'], read)).results).toEqual(['2']);
});

const runs60 = Array.from({ length: 60 }, (_, index) => String(index + 1));
const serverError = (run: string, status = 503): AnswerError =>
  new AnswerError(`Tiny failed at /job/${run} (${status}).`, status, 'downstream', undefined, 'server');

test('a server that fails for three runs in a row is asked for no more, and the number of the others is said', async () => {
  const asked: string[] = [];
  const read = (run: string): Promise<string> => {
    asked.push(run);
    return Promise.reject(serverError(run));
  };
  await expect(outcome(runs60, read)).rejects.toMatchObject({
    message: 'Tiny failed at /job/1 (503). Not tried after that: 56 more jobs.',
    status: 503,
  });
  expect(asked).toHaveLength(4);
});

test('a server that fails for five runs in a row after others were read is asked for no more', async () => {
  const asked: string[] = [];
  const read = (run: string): Promise<string> => {
    asked.push(run);
    return Number(run) < 10 ? Promise.resolve(run) : Promise.reject(serverError(run));
  };
  const { results, shortfalls } = await outcome(runs60, read);
  expect(results).toHaveLength(9);
  expect(asked.length).toBeLessThanOrEqual(15);
  expect(shortfalls[shortfalls.length - 1]).toBe(
    `${60 - asked.length} of 60 jobs were not tried, as Tiny failed again and again.`
  );
});

test.each<[string, (run: string) => AnswerError]>([
  ['of their own', () => new AnswerError('An answer of Tiny is larger than 64 MB.', 502)],
  ['of different statuses', (run) => serverError(run, 500 + (Number(run) % 4))],
])('runs that fail by faults %s do not keep others from being read', async (_, fault) => {
  const read = (run: string): Promise<string> =>
    Number(run) % 10 === 1 ? Promise.resolve(run) : Promise.reject(fault(run));
  expect((await outcome(runs60, read)).results).toHaveLength(6);
});
