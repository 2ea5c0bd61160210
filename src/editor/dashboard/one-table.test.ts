/** @jest-environment jsdom */
import '../testing/browser';
import { FieldType, type DataFrame, type DataLink, type QueryResultMetaNotice } from '@grafana/data';
import { oneTable } from './one-table';

const warning: QueryResultMetaNotice = { severity: 'warning', text: 'Only the newest 100 of 1 451 jobs were read.' };
const two = [{ refId: 'A' }, { refId: 'B' }];

function table(
  refId: string,
  ids: readonly string[],
  notices: QueryResultMetaNotice[] = [],
  links?: DataLink[]
): DataFrame {
  const column = (name: string, values: readonly string[]) => ({
    name,
    type: FieldType.string,
    config: { ...(name === 'run' && links && { links }) },
    values: [...values],
  });
  const fields = [
    column(
      'message',
      ids.map((id) => `${id} happened`)
    ),
    column('run', ids),
    column('eventId', ids),
    column(
      'source',
      ids.map(() => `source of ${refId}`)
    ),
  ];
  return { refId, length: ids.length, fields, meta: { notices, executedQueryString: `GET /${refId}` } };
}

const nothing = (refId: string, ...notices: QueryResultMetaNotice[]): DataFrame => ({
  refId,
  fields: [],
  length: 0,
  meta: { notices },
});

function inPanel(frames: DataFrame[], requestId = 'SQR1', targets = two, panelPluginId = 'table'): DataFrame[] {
  return oneTable(frames, { panelPluginId, requestId, targets });
}

const rowsOf = (frames: readonly DataFrame[]): unknown =>
  frames.map(({ fields }) => fields.find(({ name }) => name === 'message')?.values);
const said = (frames: readonly DataFrame[]): unknown => frames.map(({ meta }) => meta?.notices);

test('the tables of a panel that say their source are one, with all that is said of them', () => {
  const shown = inPanel([table('A', ['a', 'b'], [warning]), nothing('C', warning), table('B', ['c'])]);
  expect(rowsOf(shown)).toEqual([['a happened', 'b happened', 'c happened']]);
  expect(said(shown)).toEqual([[warning]]);
  expect(shown[0]).toMatchObject({ length: 3, meta: { executedQueryString: 'GET /A\nGET /B' } });
});

test('the rows of all are oldest first, as those of each', () => {
  const timed = (frame: DataFrame, ...values: number[]): DataFrame => ({
    ...frame,
    fields: [{ name: 'time', type: FieldType.time, config: {}, values }, ...frame.fields],
  });
  const shown = inPanel([timed(table('A', ['a', 'b']), 1, 3), timed(table('B', ['c', 'd']), 2, 3)]);
  expect(rowsOf(shown)).toEqual([['a happened', 'c happened', 'b happened', 'd happened']]);
});

test('a table of nothing has no columns and keeps what is said of it, so that its panel shows both', () => {
  const shown = inPanel([table('A', [], [warning]), nothing('B')]);
  expect(shown).toMatchObject([{ fields: [], length: 0, meta: { notices: [warning] } }]);
});

test('an event that two queries read is one row, and so are not events of two data sources with one id', () => {
  const [first, second] = [table('A', ['a']), table('A', ['a', 'b'])];
  expect(rowsOf(inPanel([first, second, table('B', ['a'])]))).toEqual([['a happened', 'b happened', 'a happened']]);
});

test('a column that one of them lacks is empty in its rows', () => {
  const details = { name: 'details', type: FieldType.other, config: {}, values: ['{}'] };
  const more = table('B', ['b']);
  const [shown] = inPanel([table('A', ['a']), { ...more, fields: [...more.fields, details] }]);
  expect(shown?.fields.at(-1)?.values).toEqual([null, '{}']);
});

test('a link stays where it leads to the same from all rows', () => {
  const [here, there] = ['/here', '/there'].map((url) => [{ title: 'Show', url }]);
  const linksOf = ([shown]: DataFrame[]): unknown => shown?.fields.find(({ name }) => name === 'run')?.config.links;
  expect(linksOf(inPanel([table('A', ['a'], [], here), table('B', ['b'], [], here)]))).toEqual(here);
  expect(linksOf(inPanel([table('A', ['a'], [], here), table('B', ['b'], [], there)]))).toBeUndefined();
  expect(linksOf(inPanel([table('A', ['a'], [], here), table('B', ['b'])]))).toBeUndefined();
});

test('what several data sources answer to a panel is one table, whichever answers last', () => {
  const own = [{ refId: 'A' }];
  const puppet = inPanel([nothing('A', warning)], 'mixed-0-SQR2', own);
  const elsewhere = inPanel([table('A', ['x'])], 'mixed-0-SQR3', own);
  const opus = inPanel([table('B', ['b'])], 'mixed-1-SQR2', own);
  const opcore = inPanel([table('C', ['c'])], 'mixed-2-SQR2', own);
  const series = [...puppet, ...opus, ...opcore];
  expect(rowsOf(series)).toEqual([['b happened', 'c happened']]);
  expect(said(series)).toEqual([[warning]]);
  expect(rowsOf(elsewhere)).toEqual([['x happened']]);
});

test('rows of an earlier request of the same name do not stay', () => {
  const own = [{ refId: 'A' }];
  inPanel([table('A', ['a'])], 'mixed-0-panel', own);
  inPanel([table('B', ['b'])], 'mixed-1-panel', own);
  expect(rowsOf(inPanel([table('A', ['c'])], 'mixed-0-panel', own))).toEqual([['c happened']]);
});

test.each([
  ['another panel', [table('A', ['a']), table('B', ['b'])], two, 'stat'],
  ['one query', [table('A', [], [warning])], [{ refId: 'A' }], 'table'],
  [
    'tables that do not say their source',
    [table('A', ['a']), { ...table('B', ['b']), fields: table('B', ['b']).fields.slice(0, 3) }],
    two,
    'table',
  ],
  ['no table', [nothing('A'), nothing('B', warning)], two, 'table'],
])('frames stay as they are for %s', (_, frames, targets, panel) => {
  expect(inPanel(frames, 'SQR4', targets, panel)).toEqual(frames);
});
