import { newestFirst } from '../query/newest-first';
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
  const severity = fields[2]?.values;
  const words = severity !== undefined && 'kind' in severity && severity.kind === 'dictionary' ? textsOf(severity) : [];
  expect(words).toEqual(['warning', 'error']);
});

test('where runs can be looked at, a line has its run once more, with the links', () => {
  const runLinks = [{ title: 'Open', url: 'https://pe', targetBlank: true }] as const;
  const { fields } = logsFrame(
    eventsOf([{ time: 1, run: '7' }]),
    Int32Array.of(0),
    { limit: 1, searchWords: [], runLinks },
    host
  );
  expect(fields[5]).toMatchObject({ name: 'run', type: 'string', nullable: true, config: { links: runLinks } });
});

test('lines come newest first, those of one millisecond by their ids, whatever was read with them', () => {
  const events = eventsOf([
    { time: 5, id: '7/1272' },
    { time: 5, id: '7/999' },
    { time: 9, id: '7/3' },
    { time: 5, id: '7/1000' },
  ]);
  expect(Array.from(newestFirst(events, all(4), host))).toEqual([2, 0, 3, 1]);
  expect(Array.from(newestFirst(events, Int32Array.of(1, 3), host))).toEqual([3, 1]);
});
