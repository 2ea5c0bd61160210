import { CallSignal } from '../client/call-signal';
import { nodeHost, textsOf } from './node-host';

const plan = {
  rows: { anyOf: [['items']], as: 'list' },
  columns: { a: { at: ['a'], kind: 'dictionary' } },
} as const;
const request = { method: 'GET', path: '/jobs' } as const;

test('a 2xx answer with a plan has a table and no text', async () => {
  const host = nodeHost({ answer: () => ({ status: 200, body: { items: [{ a: 'x' }, {}] } }) });
  const answer = await host.fetch(request, { plan, signal: new CallSignal() });
  expect(answer).toMatchObject({
    kind: 'answer',
    status: 200,
    receivedAt: Date.UTC(2026, 10, 21, 12),
    table: { length: 2 },
  });
  const column = answer.kind === 'answer' ? answer.table?.columns.a : undefined;
  expect(column?.kind === 'dictionary' && textsOf(column)).toEqual(['x', null]);
  expect(answer).not.toHaveProperty('text');
});

test('an answer that does not fit the plan has its problem and its text', async () => {
  const host = nodeHost({ answer: () => ({ status: 200, body: '<html>' }) });
  const answer = await host.fetch(request, { plan, signal: new CallSignal() });
  expect(answer).toMatchObject({ problem: 'html', text: '<html>' });
  expect(answer).not.toHaveProperty('table');
});

test('an answer of another status has its text, and no problem', async () => {
  const host = nodeHost({ answer: () => ({ status: 404, body: { msg: 'no such job' } }) });
  const answer = await host.fetch(request, { plan, signal: new CallSignal() });
  expect(answer).toMatchObject({ status: 404, text: '{"msg":"no such job"}' });
  expect(answer).not.toHaveProperty('problem');
});

test('a text is cut after 1 MiB', async () => {
  const host = nodeHost({ answer: () => ({ status: 200, body: 'x'.repeat(2 * 1024 * 1024) }) });
  const answer = await host.fetch(request, { signal: new CallSignal() });
  expect(answer.kind === 'answer' && answer.text?.length).toBe(1048576);
});

test('a failure is an answer', async () => {
  const host = nodeHost({ answer: () => ({ failure: 'tls', detail: 'expired' }) });
  expect(await host.fetch(request, { signal: new CallSignal() })).toEqual({
    kind: 'failure',
    failure: 'tls',
    detail: 'expired',
  });
});

test.each([
  ['cancelled', 'cancelled'],
  ['deadline', 'timeout'],
] as const)('a signal that ends as %s ends the request as %s', async (reason, failure) => {
  const host = nodeHost({ answer: () => new Promise(() => undefined) });
  const signal = new CallSignal();
  const answer = host.fetch(request, { signal });
  signal.end(reason);
  expect(await answer).toEqual({ kind: 'failure', failure });
  expect(await host.fetch(request, { signal })).toEqual({ kind: 'failure', failure });
});

test('a lock is handed on in order, and not to those whose signal ended', async () => {
  const { shared } = nodeHost();
  const gone = new CallSignal();
  const first = await shared.lock('login', new CallSignal());
  const second = shared.lock('login', gone);
  const third = shared.lock('login', new CallSignal());
  gone.end('cancelled');
  expect(await second).toBeNull();
  first?.();
  first?.();
  const release = await third;
  expect(release).toBeInstanceOf(Function);
  let taken = false;
  const fourth = shared.lock('login', new CallSignal()).then(() => (taken = true));
  await nodeHost().turn();
  expect(taken).toBe(false);
  release?.();
  await fourth;
  expect(await shared.lock('login', gone)).toBeNull();
});

test('a note counts while it is in the future', () => {
  let now = 1000;
  const { shared } = nodeHost({ now: () => now });
  shared.setUntil('refused', 2000);
  expect(shared.until('refused')).toBe(2000);
  now = 2000;
  expect(shared.until('refused')).toBeUndefined();
});

test('what is held is taken back the longest unused first, unless it was given back', () => {
  const { hold, memory } = nodeHost();
  const evicted: string[] = [];
  const a = hold(1, () => evicted.push('a'));
  hold(2, () => evicted.push('b'));
  const c = hold(4, () => evicted.push('c'));
  a.touch();
  c.release();
  expect(memory.bytes()).toBe(3);
  memory.evictAll();
  expect(evicted).toEqual(['b', 'a']);
});

test('log lines are kept', () => {
  const host = nodeHost();
  host.log('warn', 'slow', { ms: 5 });
  expect(host.logged).toEqual([{ level: 'warn', message: 'slow', fields: { ms: 5 } }]);
});
