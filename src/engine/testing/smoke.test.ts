import { nodeHost, testSignal, textsOf } from './node-host';

test('a body becomes columns', async () => {
  const host = nodeHost({ answer: () => ({ status: 200, body: { items: [{ a: 'x' }, {}] } }) });
  const answer = await host.fetch(
    { method: 'GET', path: '/' },
    {
      signal: testSignal(),
      plan: { rows: { anyOf: [['items']], as: 'list' }, columns: { a: { at: ['a'], kind: 'dictionary' } } },
    }
  );
  const column = answer.kind === 'answer' ? answer.table?.columns.a : undefined;
  expect(column?.kind === 'dictionary' && textsOf(column)).toEqual(['x', null]);
  expect(host.matching('(', [])).toEqual({ error: 'error parsing regexp: missing closing ): `(`' });
  expect(host.matching('^a', ['ab', 'b'])).toEqual(Uint8Array.from([1, 0]));
});
