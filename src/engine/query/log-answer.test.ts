import { tinyEngine } from '../testing/tiny-engine';

const item = { id: '1', time: '2026-11-21T11:59:00Z', event: 'opened', outcome: 'success', target: 'lid' };
const body = JSON.stringify({ items: [item, { ...item, id: '2' }] });

test('of each query one line tells what it asked for, how much came and how long it took', async () => {
  const engine = tinyEngine(() => ({ status: 200, body }));
  const ask = { queryType: 'tiny.points', boxes: ['7', '8'] };
  await engine.askAll([ask, { ...ask, format: 'count' }, { queryType: 'nothing' }]);
  const lines = engine.host.logged.map(({ level, message, fields }) => ({ level, message, ...fields }));
  const line = { level: 'debug', message: 'Query answered', ms: 0 };
  const told = { queryType: 'tiny.points', calls: 2, bytes: 2 * body.length, status: 200 };
  expect(lines).toHaveLength(3);
  expect(lines).toEqual(
    expect.arrayContaining([
      { ...line, ...told, refId: 'A', format: 'table', rows: 4 },
      { ...line, ...told, refId: 'B', format: 'count', rows: 1 },
      { ...line, refId: 'C', status: 400, rows: 0, calls: 0, bytes: 0 },
    ])
  );
});
