import { createEngineWith } from './engine';
import type { Engine, QueryResult } from '../seam/protocol';
import { Notes } from '../reading/reading';
import { nodeHost, type NodeHost, type TestAnswer } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import type { Vendor } from '../vendors/vendor';

const items = [{ id: '1', time: '2026-11-21T11:59:00Z', event: 'opened', outcome: 'success', message: 'Opened' }];
const points = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };

interface TestedEngine {
  engine: Engine;
  host: NodeHost;
}

function engineOf(
  answer: (path: string) => TestAnswer | Promise<TestAnswer>,
  jsonData: object = {},
  vendor: Vendor = tinyVendor
): TestedEngine {
  const host = nodeHost({ answer: ({ path }) => answer(path) });
  const settings = {
    url: 'https://tiny.example.com',
    jsonData: { vendor: 'tiny', keeper: 'eve', ...jsonData },
    secrets: { tinyKey: { isSet: true }, tinyCode: { isSet: true }, opusServiceKey: { isSet: true } },
  };
  return { engine: createEngineWith([vendor])(JSON.stringify(settings), host), host };
}

const good = (): TestAnswer => ({ status: 200, body: { items } });

function ask(engine: Engine, queries: object[], call = 1): Promise<QueryResult[]> {
  const now = Date.UTC(2026, 10, 21, 12);
  const envelopes = queries.map((json, index) => ({
    refId: String.fromCharCode(65 + index),
    from: now - 3_600_000,
    to: now,
    intervalMs: 60_000,
    json: JSON.stringify(json),
  }));
  return engine.query(call, JSON.stringify({ fromAlert: false, skipCache: false, queries: envelopes }));
}

const options = (engine: Engine, path: string, parameters: object = {}, method = 'GET') =>
  engine.callResource(1, JSON.stringify({ method, path, parameters }));

test('another vendor needs no more than its folder and a line: it is read, checked and listed', async () => {
  const { engine } = engineOf(good);
  const [result] = await ask(engine, [points]);
  expect(result).toMatchObject({
    refId: 'A',
    status: 200,
    frames: [{ fields: [{ name: 'count', values: Float64Array.of(1) }] }],
  });
  expect(await engine.checkHealth(1)).toEqual({ ok: true, message: 'Tiny answered.' });
  expect(await options(engine, 'options/boxes', { search: 'box 59' })).toMatchObject({
    status: 200,
    body: { length: 11 },
  });
});

test('limits and account are there for the host, defaults filled in', () => {
  const { engine } = engineOf(good, { maxRequestsPerSecond: 3 });
  expect(engine.limits).toEqual({
    maxResponseMegabytes: 64,
    queryTimeoutSeconds: 50,
    maxConcurrentRequests: 4,
    maxRequestsPerSecond: 3,
    memoryMegabytes: 128,
  });
  expect(engine.account).toBe('["tiny","eve"]');
});

test('a wrong setting is the error of each query, the health text and the error of the pickers, and no call', async () => {
  const asked: string[] = [];
  const { engine } = engineOf(
    (path) => {
      asked.push(path);
      return good();
    },
    { keeper: '' }
  );
  const sentence = 'Keeper (keeper) is missing.';
  expect(await ask(engine, [points, points])).toEqual(
    ['A', 'B'].map((refId) => ({
      refId,
      status: 400,
      error: sentence,
      errorSource: 'downstream',
      frames: [{ meta: {}, fields: [] }],
    }))
  );
  expect(await engine.checkHealth(1)).toEqual({ ok: false, message: sentence });
  expect(await options(engine, 'options/boxes')).toEqual({ status: 400, body: { message: sentence } });
  expect(asked).toEqual([]);
});

test("a vendor's own check of its settings counts like any other", async () => {
  const picky: Vendor = {
    ...tinyVendor,
    checkSettings: ({ vendorOptions }) => `Color (color) ${vendorOptions.color ?? ''} does not suit.`,
  };
  const { engine } = engineOf(good, {}, picky);
  expect(await engine.checkHealth(1)).toEqual({ ok: false, message: 'Color (color) red does not suit.' });
});

test('queries of one request run at the same time, and one that fails leaves the others alone', async () => {
  let open = 0;
  let most = 0;
  const { engine } = engineOf(async (path) => {
    most = Math.max(most, ++open);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open--;
    return path === '/boxes/8' ? { status: 403 } : good();
  });
  const results = await ask(engine, [points, { ...points, boxes: ['8'] }, { ...points, format: 'pie' }]);
  expect(results.map(({ status }) => status)).toEqual([200, 403, 400]);
  expect(most).toBe(2);
});

test('a bug is a 500 of the plugin whose details are in the log alone', async () => {
  const broken: Vendor = {
    ...tinyVendor,
    faultOf: () => {
      throw new TypeError('secret details');
    },
  };
  const { engine, host } = engineOf(good, {}, broken);
  const [result] = await ask(engine, [points]);
  expect(result).toMatchObject({
    status: 500,
    errorSource: 'plugin',
    error: expect.stringContaining('Runtrail itself') as string,
  });
  expect(JSON.stringify(result)).not.toContain('secret details');
  expect(host.logged.filter(({ level }) => level !== 'debug')).toEqual([
    {
      level: 'error',
      message: 'The engine failed',
      fields: expect.objectContaining({ error: 'secret details' }) as object,
    },
  ]);
});

test.each([
  ['deadline' as const, 504, /^Time ran out before Tiny had answered everything/],
  ['cancelled' as const, 499, /^The query was cancelled/],
])('a query whose call ends by %s answers at once, with the calls it made', async (reason, status, sentence) => {
  const { engine } = engineOf(() => new Promise(() => undefined));
  const asked = ask(engine, [points], 9);
  engine.end(8, reason);
  engine.end(9, reason);
  const [result] = await asked;
  expect(result).toMatchObject({
    status,
    error: expect.stringMatching(sentence) as string,
    errorSource: 'downstream',
    frames: [{ meta: { executedQueryString: 'GET https://tiny.example.com/boxes/7' }, fields: [] }],
  });
});

test('when a query has answered, none of its requests goes on', async () => {
  const { engine, host } = engineOf((path) => (path.endsWith('/1') ? { status: 401 } : new Promise(() => undefined)));
  const goOn = new Set<string>();
  const { fetch } = host;
  host.fetch = async (request, options) => {
    goOn.add(request.path);
    const answer = await fetch(request, options);
    goOn.delete(request.path);
    return answer;
  };
  const [result] = await ask(engine, [{ ...points, boxes: ['1', '2', '3'] }]);
  expect(result).toMatchObject({ status: 401 });
  await host.turn();
  expect([...goOn]).toEqual([]);
});

test('pickers get at most 500 options whose value or label has the search in it, without regard to case', async () => {
  const { engine } = engineOf(good);
  expect(await options(engine, 'options/boxes')).toMatchObject({ status: 200, body: { length: 500 } });
  expect(await options(engine, 'options/boxes', { search: ' BOX 7' })).toMatchObject({ body: { length: 11 } });
  expect(await options(engine, 'options/boxes', { search: '599' })).toEqual({
    status: 200,
    body: [{ value: '599', label: 'Box 599' }],
  });
});

test('beside options stands what is to be said of them, where that is asked for', async () => {
  const lists: Vendor['options'] = {
    ...tinyVendor.options,
    odd: () => {
      const notes = new Notes();
      notes.notice('It is cold.');
      notes.shortfall('A box is missing.');
      return Promise.resolve(notes.reading([{ value: '1', label: 'Box 1' }]));
    },
  };
  const { engine } = engineOf(good, {}, { ...tinyVendor, options: lists });
  expect(await options(engine, 'options/odd', { notices: 'true' })).toEqual({
    status: 200,
    body: {
      options: [{ value: '1', label: 'Box 1' }],
      notices: [
        { severity: 'warning', text: 'A box is missing.' },
        { severity: 'info', text: 'It is cold.' },
      ],
    },
  });
  expect(await options(engine, 'options/boxes', { notices: 'true', search: 'box' })).toMatchObject({
    body: {
      options: { length: 500 },
      notices: [{ severity: 'warning', text: 'Only the first 500 of 600 boxes are listed: type what you look for.' }],
    },
  });
  expect(await options(engine, 'options/boxes', { notices: 'true', search: '599' })).toMatchObject({
    body: { notices: [] },
  });
});

test('health says what was lacking, before what it says of the archive', async () => {
  const notes = new Notes();
  notes.shortfall('A box is missing.');
  const { engine } = engineOf(
    good,
    {},
    { ...tinyVendor, checkHealth: () => Promise.resolve(notes.reading('Tiny answered')) }
  );
  expect(await engine.checkHealth(1)).toEqual({ ok: true, message: 'Tiny answered. A box is missing' });
});

test.each([
  ['options/jobs', 'GET', 404, 'Tiny cannot list "jobs": use boxes.'],
  ['options/constructor', 'GET', 404, 'Tiny cannot list "constructor": use boxes.'],
  ['secrets', 'GET', 404, 'There is no resource "secrets".'],
  ['options/boxes', 'POST', 405, 'Options are read with GET, not POST.'],
])('%s by %s is %i with a sentence', async (path, method, status, message) => {
  const { engine } = engineOf(good);
  expect(await options(engine, path, {}, method)).toEqual({ status, body: { message } });
});

test('health is the sentence that a query would have', async () => {
  const { engine } = engineOf(() => ({ failure: 'dns' }));
  const { ok, message } = await engine.checkHealth(1);
  const [result] = await ask(engine, [points]);
  expect(ok).toBe(false);
  expect(message).toBe(result?.error);
});

test.each([
  [{ fromAlert: false, skipCache: false }, 'panels'],
  [{ fromAlert: false, skipCache: true }, 'nothing'],
  // Grafana's rules carry both headers.
  [{ fromAlert: true, skipCache: true }, 'rules'],
  [{ fromAlert: true, skipCache: false }, 'rules'],
])('a request with %j may take from memory what suits %s', async (headers, freshness) => {
  const seen: unknown[] = [];
  const watching: Vendor = {
    ...tinyVendor,
    readers: tinyVendor.readers.map((reader) => ({
      ...reader,
      read: (request, client) => {
        seen.push(Reflect.get(client, 'freshness'));
        return reader.read(request, client);
      },
    })),
  };
  const { engine } = engineOf(good, {}, watching);
  const envelope = { refId: 'A', from: 0, to: 1, intervalMs: 1_000, json: JSON.stringify(points) };
  await engine.query(1, JSON.stringify({ ...headers, queries: [envelope] }));
  expect(seen).toEqual([freshness]);
});

test('health says when the clocks differ so much that rules are blind', async () => {
  const date = 'Sat, 21 Nov 2026 12:05:00 GMT';
  const { engine } = engineOf(() => ({ ...good(), headers: { date } }));
  expect(await engine.checkHealth(1)).toEqual({
    ok: true,
    message: "Tiny answered.; its clock is 5 min ahead of that of Grafana's server: set both by a time server",
  });
});
