/** @jest-environment jsdom */
import '../testing/browser';
import {
  CoreApp,
  hasLogsContextSupport,
  hasLogsLabelTypesSupport,
  hasQueryModificationSupport,
  hasToggleableQueryFiltersSupport,
  SupplementaryQueryType,
  type DataFrame,
} from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import type { RuntrailQuery } from '../saved/query';
import { testDataSource } from '../testing/data-source';
import { exploreRequest as request } from '../testing/explore-request';

const { LogsVolume, LogsSample } = SupplementaryQueryType;
const lines: RuntrailQuery = { refId: 'A', queryType: 'puppet.jobEvents', format: 'logs', jobs: ['7'] };

const series = (outcome: string) => ({
  schema: {
    fields: [
      { name: 'time', type: 'time' },
      { name: 'count', type: 'number', labels: { outcome } },
    ],
  },
  data: { values: [[1], [2]] },
});

const answering = (refId: string, frames: unknown[]) =>
  testDataSource({ answers: { '/api/ds/query': { results: { [refId]: { frames } } } } });

test('a query that says nothing yet is asked as its editor in Explore shows it', async () => {
  const { datasource, requests } = answering('A', []);
  await lastValueFrom(datasource.query(request([{ refId: 'A' }])));
  await lastValueFrom(datasource.query(request([{ refId: 'A' }], 6, CoreApp.Dashboard)));
  const asked = requests.map(({ data }) => JSON.stringify(data));
  expect(asked.map((body) => /"format":"(\w+)"/.exec(body)?.[1])).toEqual(['logs', 'table']);
});

test('Explore sees every feature of a log store', () => {
  const { datasource } = testDataSource();
  expect(datasource.getSupportedSupplementaryQueryTypes()).toEqual([LogsVolume, LogsSample]);
  expect(hasLogsContextSupport(datasource)).toBe(true);
  expect(hasToggleableQueryFiltersSupport(datasource)).toBe(true);
  expect(hasQueryModificationSupport(datasource)).toBe(true);
  expect(hasLogsLabelTypesSupport(datasource)).toBe(true);
});

describe('the volume', () => {
  test('counts the lines of a query over time by outcome, whatever it groups by', () => {
    const { datasource } = testDataSource();
    const asked = datasource.getSupplementaryRequest(
      LogsVolume,
      request([{ ...lines, groupBy: ['actor'], interval: '1w' }])
    );
    expect(asked?.targets).toMatchObject([
      { refId: 'log-volume-A', jobs: ['7'], format: 'countOverTime', groupBy: ['outcome'], interval: 'auto' },
    ]);
  });

  test.each([
    ['a table', { ...lines, format: 'table' }],
    ['a hidden query', { ...lines, hide: true }],
    ['one that lacks its job', { refId: 'A', queryType: 'opus.jobAudit', format: 'logs' }],
  ])('is not asked for beside %s', (_, query) => {
    expect(testDataSource().datasource.getSupplementaryRequest(LogsVolume, request([query]))).toBeUndefined();
  });

  test('has the level of each series where Grafana looks for it', async () => {
    const { datasource } = answering('log-volume-A', [series('failure'), series('success'), series('stopped')]);
    const volume = datasource.getSupplementaryRequest(LogsVolume, request([lines]));
    const { data } = await lastValueFrom(datasource.query(volume ?? request([])));
    const frames: DataFrame[] = data;
    expect(frames.map(({ refId, fields }) => [refId, fields[1]?.labels])).toEqual([
      ['log-volume-A', { outcome: 'failure', level: 'error' }],
      ['log-volume-A', { outcome: 'success', level: 'info' }],
      ['log-volume-A', { outcome: 'stopped', level: 'warning' }],
    ]);
  });

  test('of no lines is no frame, as Grafana cannot draw one without series', async () => {
    const { datasource } = answering('log-volume-A', [{ schema: { meta: { type: 'timeseries-multi' }, fields: [] } }]);
    const volume = datasource.getSupplementaryRequest(LogsVolume, request([lines]));
    expect((await lastValueFrom(datasource.query(volume ?? request([])))).data).toEqual([]);
  });
});

test('a sample shows some lines behind a count, not beside lines', () => {
  const { datasource } = testDataSource();
  const count: RuntrailQuery = { ...lines, format: 'count', groupBy: ['actor'] };
  expect(datasource.getSupplementaryQuery({ type: LogsSample, limit: 20 }, count)).toMatchObject({
    format: 'logs',
    limit: 20,
    jobs: ['7'],
  });
  expect(datasource.getSupplementaryQuery({ type: LogsSample }, lines)).toBeUndefined();
});

describe('a count over time', () => {
  const count: RuntrailQuery = { ...lines, format: 'countOverTime' };
  const sent = async (query: RuntrailQuery, hours: number, app?: CoreApp) => {
    const { datasource, requests } = answering('A', []);
    await lastValueFrom(datasource.query(request([query], hours, app)));
    const queries: RuntrailQuery[] = requests[0]?.data.queries;
    return queries[0];
  };

  test('has intervals in Explore that people can read', async () => {
    expect(await sent(count, 6)).toMatchObject({ interval: '5m' });
    expect(await sent(count, 24 * 90)).toMatchObject({ interval: '1d', timeZone: 'Europe/Berlin' });
  });

  test('is bars from 0 in Explore, which would draw spikes, and as the panel says elsewhere', async () => {
    const counts = {
      ...series('failure'),
      schema: { ...series('failure').schema, meta: { type: 'timeseries-multi' } },
    };
    const styleIn = async (app: CoreApp) => {
      const { data } = await lastValueFrom(answering('A', [counts]).datasource.query(request([count], 1, app)));
      const frames: DataFrame[] = data;
      return frames[0]?.fields.map(({ config }): unknown => [config.custom?.drawStyle, config.min]);
    };
    expect(await styleIn(CoreApp.Explore)).toEqual([
      [undefined, undefined],
      ['bars', 0],
    ]);
    expect(await styleIn(CoreApp.Dashboard)).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('has its own where it names one, and those of the panel elsewhere', async () => {
    expect(await sent({ ...count, interval: '1h' }, 6)).toMatchObject({ interval: '1h' });
    expect((await sent(count, 6, CoreApp.Dashboard))?.interval).toBeUndefined();
  });
});

describe('a table of events', () => {
  const frame = {
    schema: {
      meta: { preferredVisualisationType: 'table' },
      fields: [
        { name: 'time', type: 'time' },
        { name: 'effect', type: 'string', config: { custom: { width: 100 } } },
        { name: 'actor', type: 'string' },
        { name: 'message', type: 'string', config: { custom: { minWidth: 200 } } },
        { name: 'eventId', type: 'string' },
      ],
    },
    data: {
      values: [
        [1, 2, 3],
        [null, '', null],
        [null, 'anna', null],
        ['x', 'y', 'z'],
        ['a', 'b', 'c'],
      ],
    },
  };
  const shownIn = async (app: CoreApp) => {
    const table = { ...lines, format: 'table' };
    const { data } = await lastValueFrom(answering('A', [frame]).datasource.query(request([table], 1, app)));
    const frames: DataFrame[] = data.map((shown: DataFrame) => shown);
    return frames[0]?.fields ?? [];
  };
  const hiddenIn = async (app: CoreApp) =>
    (await shownIn(app)).filter(({ config }) => config.custom?.hideFrom?.viz === true).map(({ name }) => name);

  test('is newest first in Explore, and as it came elsewhere', async () => {
    expect((await shownIn(CoreApp.Explore)).at(-1)?.values).toEqual(['c', 'b', 'a']);
    expect((await shownIn(CoreApp.Dashboard)).at(-1)?.values).toEqual(['a', 'b', 'c']);
  });

  test('has in Explore what is asked first in front, and whole messages', async () => {
    const fields = await shownIn(CoreApp.Explore);
    expect(fields.map(({ name }) => name)).toEqual(['time', 'message', 'actor', 'effect', 'eventId']);
    expect(fields[1]?.config.custom).toEqual({ minWidth: 160, wrapText: true, inspect: true });
    expect((await shownIn(CoreApp.Dashboard)).map(({ name }) => name)[1]).toBe('effect');
  });

  test('hides in Explore the ids and the columns that are empty in all rows, and keeps them in the frame', async () => {
    expect(await hiddenIn(CoreApp.Explore)).toEqual(['effect', 'eventId']);
    expect(await hiddenIn(CoreApp.Dashboard)).toEqual([]);
    expect((await shownIn(CoreApp.Explore))[3]?.config.custom?.width).toBe(100);
  });
});

test('counts by group are in Explore the most first, and as they came elsewhere, and no group is without a name', async () => {
  const frame = {
    schema: {
      meta: { type: 'numeric-long', typeVersion: [0, 1] },
      fields: [
        { name: 'target', type: 'string' },
        { name: 'count', type: 'number' },
      ],
    },
    data: {
      values: [
        ['', 'db', 'web'],
        [2, 1, 3],
      ],
    },
  };
  const shownIn = async (app: CoreApp) => {
    const count = { ...lines, format: 'count', groupBy: ['target' as const] };
    const { data } = await lastValueFrom(answering('A', [frame]).datasource.query(request([count], 1, app)));
    const [shown]: DataFrame[] = data;
    return shown?.fields.map(({ values, config }): unknown => [values, config.noValue]);
  };
  expect(await shownIn(CoreApp.Explore)).toEqual([
    [['web', '', 'db'], '(none)'],
    [[3, 2, 1], undefined],
  ]);
  expect(await shownIn(CoreApp.Dashboard)).toEqual([
    [['', 'db', 'web'], '(none)'],
    [[2, 1, 3], undefined],
  ]);
});

test('a link to Explore opens it with the range of what it stands in, also from a dashboard', async () => {
  const trace = { title: 'Show as trace', url: '', internal: { query: {}, datasourceUid: 'u', datasourceName: 'n' } };
  const page = { title: 'Open in Puppet', url: 'https://pe.example.com', targetBlank: true };
  const fields = [{ name: 'run', type: 'string', config: { links: [trace, page] } }];
  const { datasource } = answering('A', [{ schema: { fields }, data: { values: [['7']] } }]);
  const asked = request([{ ...lines, format: 'table' }], 6, CoreApp.Dashboard);
  const { data } = await lastValueFrom(datasource.query(asked));
  const [shown]: DataFrame[] = data;
  expect(shown?.fields[0]?.config.links).toEqual([
    { ...trace, internal: { ...trace.internal, range: asked.range } },
    page,
  ]);
});

test('lines are left out by their source with the query that reads them', () => {
  const { datasource } = testDataSource();
  const toggled = (query: RuntrailQuery, type: 'FILTER_FOR' | 'FILTER_OUT', value = 'Runtrail') =>
    datasource.toggleQueryFilter(query, { type, options: { key: 'source', value } });
  expect(toggled(lines, 'FILTER_OUT')).toEqual({ ...lines, hide: true });
  // All of its lines are of this source, and none of another.
  expect(toggled(lines, 'FILTER_FOR')).toEqual(lines);
  expect(toggled(lines, 'FILTER_OUT', 'Opus')).toEqual(lines);
  const options = { key: 'source', value: 'Opus' };
  expect(datasource.modifyQuery(lines, { type: 'ADD_FILTER', options })).toEqual({ ...lines, hide: true });
});

test('labels stand under headings', () => {
  const { datasource } = testDataSource();
  expect(datasource.getLabelDisplayTypeFromFrame('actor')).toBe(datasource.getLabelDisplayTypeFromFrame('target'));
  expect(datasource.getLabelDisplayTypeFromFrame('outcome')).not.toBe(datasource.getLabelDisplayTypeFromFrame('run'));
  expect(datasource.getLabelDisplayTypeFromFrame('other')).toBeNull();
});
