import { vendorModels } from '../../model/vendors';
import { nodeHost } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { parseQuery, type ParsedQuery } from './parse-query';
import type { Settings } from '../connection/settings';

const points = { queryType: 'tiny.points', boxes: ['7'] };

function parse(json: unknown, vendorOptions: Settings['vendorOptions'] = {}): ParsedQuery {
  const place = { host: nodeHost(), settings: { vendorOptions } };
  return parseQuery(json, tinyVendor, [tinyVendor.model, ...vendorModels], place);
}

test('absent parts have their defaults, null is absent, unknown keys are ignored', () => {
  const { query, selection } = parse({ ...points, format: null, kinds: null, hidden: { any: 'thing' } });
  expect(query).toMatchObject({
    format: 'table',
    filters: [],
    groupBy: [],
    valueField: 'target',
    limit: 1000,
    details: false,
    includePayloads: false,
    colorByOutcome: true,
    inAlerts: 'count',
    partial: 'fail',
    interval: { kind: 'auto' },
    timeZone: 'UTC',
    showSource: false,
  });
  expect(selection).toEqual({ boxes: ['7'], kinds: [] });
});

test('repeated entries are read once, empty ones beside others are dropped, blanks around them too', () => {
  expect(parse({ ...points, boxes: [' 7', '', '7 ', '8'], format: 'count', groupBy: ['run', 'run'] })).toMatchObject({
    selection: { boxes: ['7', '8'] },
    groupBy: ['run'],
    emptied: [],
    namesRuns: true,
  });
});

test('only a saved empty list means all: one that a variable emptied is told apart', () => {
  expect(parse({ ...points, kinds: [] }).emptied).toEqual([]);
  expect(parse({ ...points, kinds: [''] }).emptied).toEqual(['Kinds']);
  expect(parse({ ...points, boxes: [''] }).emptied).toEqual(['Boxes']);
  expect(parse({ ...points, filters: [{ field: 'run', operator: '!=', values: [''] }] }).emptied).toEqual([
    'the filter on run',
  ]);
});

test('a filter without values is left out', () => {
  expect(parse({ ...points, filters: [{ field: 'run', operator: '=', values: [] }] }).filters).toEqual([]);
});

test('a dollar after a backslash is a plain dollar', () => {
  expect(
    parse({ ...points, filters: [{ field: 'actor', operator: '=', values: ['\\$user costs 5$', '$5'] }] }).filters
  ).toEqual([{ field: 'actor', negated: false, match: { values: ['$user costs 5$', '$5'] } }]);
  expect(parse({ ...points, filters: [{ field: 'actor', operator: '=~', values: ['^\\$user$'] }] }).filters).toEqual([
    { field: 'actor', negated: false, match: { pattern: '^\\$user$' } },
  ]);
});

test("a variable's own backslash before a dollar stays, and does not make the dollar a variable", () => {
  const values = ['C:\\\\$Recycle'];
  expect(parse({ ...points, filters: [{ field: 'actor', operator: '=', values }] }).filters).toEqual([
    { field: 'actor', negated: false, match: { values: ['C:\\$Recycle'] } },
  ]);
  expect(() => parse({ ...points, filters: [{ field: 'actor', operator: '=~', values }] })).toThrow('$Recycle');
});

test("what a query that was never edited reads is the vendor's first query type, as a table", () => {
  const { reader, query } = parse({ refId: 'A', boxes: ['7'] });
  expect(reader.model.id).toBe('tiny.points');
  expect(query.format).toBe('table');
  expect(parse({ queryType: '', boxes: ['7'] }).reader.model.id).toBe('tiny.points');
});

test('inputs and outputs are read where the settings allow it', () => {
  const withPayloads = { ...points, includePayloads: true };
  expect(parse(withPayloads, { allowInside: true }).query.includePayloads).toBe(true);
  expect(() => parse(withPayloads, { allowInside: false })).toThrow(
    'This data source does not give inputs and outputs (includePayloads): switch on Allow looking inside (allowInside) in its settings, or leave them out.'
  );
  expect(parse({ ...withPayloads, queryType: 'tiny.bars' }).query.includePayloads).toBe(true);
});

test.each([
  ['auto', { kind: 'auto' }],
  ['90s', { kind: 'duration', milliseconds: 90_000 }],
  ['5m', { kind: 'duration', milliseconds: 300_000 }],
  ['1h', { kind: 'duration', milliseconds: 3_600_000 }],
  ['1d', { kind: 'calendar', unit: 'day' }],
  ['1w', { kind: 'calendar', unit: 'week' }],
  ['1H', { kind: 'calendar', unit: 'hour' }],
  ['1M', { kind: 'calendar', unit: 'month' }],
])('an interval of %s is read', (interval, expected) => {
  expect(parse({ ...points, interval }).query.interval).toEqual(expected);
});

const filter = (part: object) => ({
  ...points,
  filters: [{ field: 'actor', operator: '=', values: ['eve'], ...part }],
});

test.each<[string, unknown, string]>([
  ['no object', 'puppet.jobs', 'A query must be an object, not "puppet.jobs".'],
  [
    'an unknown query type',
    { queryType: 'tiny.nothing' },
    'Unknown queryType "tiny.nothing": use tiny.points or tiny.bars.',
  ],
  [
    "another vendor's query type",
    { queryType: 'puppet.jobs' },
    '"puppet.jobs" reads from Puppet, but this data source is connected to Tiny: choose a data source of Puppet, or another query type.',
  ],
  [
    'a newer version',
    { ...points, version: 2 },
    'This query was saved by a newer Runtrail (query version 2); this one reads versions up to 1: update the plugin.',
  ],
  [
    'a version that is none',
    { ...points, version: 'x' },
    'The query\'s version must be a whole number from 1, not "x".',
  ],
  [
    'an unknown format',
    { ...points, format: 'pie' },
    'Unknown format "pie": use one of table, logs, annotations, timeline, count, countOverTime, trace, nodeGraph, progress, values.',
  ],
  [
    'a format that the query type does not have',
    { ...points, format: 'nodeGraph' },
    'Points (tiny.points) cannot be shown as nodeGraph: use table, logs, annotations, timeline, count, countOverTime, trace, progress or values.',
  ],
  ['an unknown operator', filter({ operator: '<' }), 'Unknown operator "<": use one of =, !=, =~, !~.'],
  [
    'an unknown field',
    filter({ field: 'color' }),
    'Unknown field "color": use one of event, outcome, effect, actor, target, run, message.',
  ],
  ['values that are no list', filter({ values: 'eve' }), 'filters[0].values must be a list, not "eve".'],
  [
    'a filter without values',
    { ...points, filters: [{ field: 'actor', operator: '=' }] },
    'filters[0].values is missing.',
  ],
  ['a filter that is none', { ...points, filters: [null] }, 'filters[0] must be an object, not null.'],
  ['a value that is no text', filter({ values: [7] }), 'filters[0].values[0] must be a text, not 7.'],
  [
    'a wrong pattern',
    filter({ operator: '=~', values: ['ok', '('] }),
    'The pattern "(" in the filter on actor is wrong: error parsing regexp: missing closing ): `(`.',
  ],
  [
    'an unknown groupBy',
    { ...points, groupBy: ['message'] },
    'Unknown groupBy "message": use one of event, outcome, effect, actor, target, run.',
  ],
  [
    'an unknown valueField',
    { ...points, valueField: 'message' },
    'Unknown valueField "message": use one of event, outcome, effect, actor, target, run.',
  ],
  [
    'an interval with a name that every object has',
    { ...points, interval: 'constructor' },
    'interval must be auto, a duration such as 30s, 5m or 1h, or one of 1H, 1d, 1w and 1M, not "constructor".',
  ],
  [
    'an interval that is none',
    { ...points, interval: '2d' },
    'interval must be auto, a duration such as 30s, 5m or 1h, or one of 1H, 1d, 1w and 1M, not "2d".',
  ],
  [
    'an unknown time zone',
    { ...points, timeZone: 'Mars' },
    'Unknown timeZone "Mars": give the name of a zone, for example Europe/Berlin.',
  ],
  [
    'a zone with a blank, which is seen in the sentence,',
    { ...points, timeZone: 'Europe/Berlin ' },
    'Unknown timeZone "Europe/Berlin ": give the name of a zone, for example Europe/Berlin.',
  ],
  [
    'too many values of a filter',
    filter({ values: Array.from({ length: 5_000 }, String) }),
    'filters[0].values has 5000 entries, more than a query takes (1000): choose fewer, or use a pattern (=~) in a filter.',
  ],
  [
    'too many entries of a selection',
    { ...points, boxes: Array.from({ length: 10_001 }, String) },
    'boxes has 10001 entries, more than a query takes (10000): choose fewer, or use a pattern (=~) in a filter.',
  ],
  ['a limit below 1', { ...points, limit: 0 }, 'limit must be a whole number from 1, not 0.'],
  ['half a limit', { ...points, limit: 1.5 }, 'limit must be a whole number from 1, not 1.5.'],
  [
    'a selection that lacks a needed entry',
    { ...points, boxes: [] },
    'Points needs at least one entry in Boxes (boxes).',
  ],
  ['a selection that is no list', { ...points, boxes: '7' }, 'boxes must be a list, not "7".'],
  ['a number in a selection', { ...points, boxes: [7] }, 'boxes[0] must be a text, not 7.'],
  [
    'an id of the wrong form',
    { ...points, boxes: ['7/8'] },
    'Wrong entry "7/8" in Boxes (boxes): a box has digits only.',
  ],
  ['an unknown word', { ...points, kinds: ['huge'] }, 'Unknown entry "huge" in Kinds (kinds): use big or small.'],
  ['an unfilled variable', { ...points, boxes: ['$box'] }, 'Grafana does not fill in dashboard variables here ($box).'],
  [
    'an unfilled variable with a format',
    filter({ values: ['a ${user:csv}'] }),
    'Grafana does not fill in dashboard variables here (${user:csv}).',
  ],
  [
    'an unfilled variable in brackets',
    filter({ values: ['[[user]]'] }),
    'Grafana does not fill in dashboard variables here ([[user]]).',
  ],
  [
    'an unfilled variable in a pattern',
    filter({ operator: '=~', values: ['^\\\\$user'] }),
    'Grafana does not fill in dashboard variables here ($user).',
  ],
])('%s is a 400 that quotes what is wrong', (_, json, message) => {
  expect(() => parse(json)).toThrow(expect.objectContaining({ message, status: 400, source: 'downstream' }));
});
