import { eventsOf, type PlainEvent } from '../testing/events-of';
import { nodeHost, textsOf } from '../testing/node-host';
import { timelineFrames } from './timeline';

const host = nodeHost();

/** What each row of a timeline shows: `[outcome, from, to]`. */
function rowsOf(events: readonly PlainEvent[]) {
  const made = eventsOf(events);
  const rows = host.columns.order(host.columns.select(made.length, []), made.time.values);
  const ends = host.columns.coalesce(made.end, made.time).values;
  return Object.fromEntries(
    timelineFrames(made, rows, { ends, pointLength: 10 }, host).map(
      ({ name, fields, rows: own = new Int32Array(0) }) => {
        const [time, end, outcome] = fields.map(({ values }) => values);
        const words =
          outcome !== undefined && 'kind' in outcome && outcome.kind === 'dictionary' ? textsOf(outcome) : [];
        const from = time !== undefined && 'kind' in time && time.kind === 'number' ? time.values : new Float64Array(0);
        const to = end instanceof Float64Array ? end : new Float64Array(0);
        return [name ?? '', Array.from(own, (row) => [words[row], from[row], to[row]])];
      }
    )
  );
}

test('each target has a row of its own, and a run where there is none', () => {
  expect(
    rowsOf([
      { time: 0, end: 5, target: 'web', outcome: 'failure' },
      { time: 7, end: 9, target: 'web' },
      { time: 1, end: 3, run: '7', outcome: 'stopped' },
    ])
  ).toEqual({
    web: [
      ['failure', 0, 5],
      ['success', 7, 9],
    ],
    '7': [['stopped', 1, 3]],
  });
});

test('what has neither target nor run has a row with a name all the same', () => {
  expect(Object.keys(rowsOf([{ time: 0, end: 5, target: '', run: '' }, { time: 1 }]))).toEqual(['(none)']);
});

test('more rows than anyone can look at are refused', () => {
  const many = Array.from({ length: 1_001 }, (_, n) => ({ time: n, target: `web-${n}` }));
  expect(() => rowsOf(many)).toThrow('The timeline would have 1 001 rows, more than anyone can look at');
});

test('bars of one row never overlap: the next one cuts', () => {
  expect(
    rowsOf([
      { time: 0, end: 50, target: 'web' },
      { time: 20, end: 30, target: 'web', outcome: 'failure' },
      { time: 25, end: 90, target: 'web' },
      { time: 10, end: 60, target: 'db' },
    ])
  ).toEqual({
    web: [
      ['success', 0, 20],
      ['failure', 20, 25],
      ['success', 25, 90],
    ],
    db: [['success', 10, 60]],
  });
});

test('a point is a bar one interval long, unless the next one cuts it', () => {
  expect(
    rowsOf([
      { time: 0, target: 'web' },
      { time: 4, target: 'web' },
    ])
  ).toEqual({
    web: [
      ['success', 0, 4],
      ['success', 4, 14],
    ],
  });
});

test('of bars that begin at one moment a failure is the one that is drawn', () => {
  const failure = { time: 5, end: 20, target: 'web', outcome: 'failure' };
  const success = { time: 5, end: 30, target: 'web' };
  const drawn = [
    ['success', 5, 5],
    ['failure', 5, 20],
  ];
  expect(rowsOf([failure, success])).toEqual({ web: drawn });
  expect(rowsOf([success, failure])).toEqual({ web: drawn });
});

test('nothing is one frame with its fields and no rows', () => {
  expect(rowsOf([])).toEqual({ outcome: [] });
});

test('in Explore rows are shown in the panel for them, and none in none', () => {
  const metaOf = (events: readonly PlainEvent[]) => {
    const made = eventsOf(events);
    const rows = host.columns.select(made.length, []);
    return timelineFrames(made, rows, { ends: made.time.values, pointLength: 10 }, host).map(({ meta }) => meta);
  };
  expect(metaOf([{ time: 1, target: 'web' }])).toEqual([{ preferredVisualisationPluginId: 'state-timeline' }]);
  expect(metaOf([])).toEqual([undefined]);
});
