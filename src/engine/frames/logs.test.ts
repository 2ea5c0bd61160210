import { eventsOf } from '../testing/events-of';
import { cellsOf, nodeHost, textsOf } from '../testing/node-host';
import { logsFrame } from './logs';

const host = nodeHost();
const all = (length: number) => Int32Array.from({ length }, (_, row) => row);

test('a line has the names, types and labels that Grafana reads to the letter', () => {
  const events = eventsOf([
    { time: 1, event: 'node_failed', outcome: 'failure', target: 'a"b', run: '7', message: 'It failed', id: '7/1' },
    { time: 2, event: 'x', outcome: 'skipped', message: 'no <b>', id: '7/2' },
  ]);
  const { meta, fields } = logsFrame(
    events,
    Int32Array.of(1, 0),
    { limit: 10, searchWords: ['x'], source: 'PE' },
    host
  );
  expect(meta).toEqual({
    type: 'log-lines',
    typeVersion: [0, 0],
    preferredVisualisationType: 'logs',
    custom: { limit: 10, searchWords: ['x'] },
  });
  expect(fields.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
    ['timestamp', 'time', false],
    ['body', 'string', false],
    ['severity', 'string', false],
    ['id', 'string', false],
    ['labels', 'json', false],
  ]);
  const labels = fields[4]?.values;
  const texts = labels !== undefined && 'kind' in labels && labels.kind === 'json' ? cellsOf(labels) : [];
  expect(texts.map((text) => JSON.parse(text ?? '') as unknown)).toEqual([
    { event: 'x', outcome: 'skipped', source: 'PE' },
    { event: 'node_failed', outcome: 'failure', target: 'a"b', run: '7', source: 'PE' },
  ]);
});

test.each([
  ['failure', 'error'],
  ['skipped', 'warning'],
  ['stopped', 'warning'],
  ['unknown', 'unknown'],
  ['success', 'info'],
  ['running', 'info'],
  ['info', 'info'],
])('outcome %s is level %s', (outcome, level) => {
  const events = eventsOf([{ time: 1, event: 'x', outcome, message: 'x', id: '1' }]);
  const { fields } = logsFrame(events, all(1), { limit: 10, searchWords: [] }, host);
  const severity = fields[2]?.values;
  expect(severity !== undefined && 'kind' in severity && severity.kind === 'dictionary' && textsOf(severity)).toEqual([
    level,
  ]);
});
