/** @jest-environment jsdom */
import './editor/testing/browser';
import {
  CoreApp,
  dateTime,
  getDefaultTimeRange,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type EventBus,
} from '@grafana/data';
import { setAppEvents } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import type { RuntrailQuery } from './editor/saved/query';
import { testDataSource } from './editor/testing/data-source';
import type { TestVariable } from './editor/testing/template-service';

const events: RuntrailQuery = { refId: 'A', queryType: 'puppet.jobEvents' };
const opusAudit: RuntrailQuery = { refId: 'A', queryType: 'opus.jobAudit' };

/** Events that Grafana shows as messages. */
function saidByGrafana(): unknown[] {
  const said: unknown[] = [];
  setAppEvents({ publish: (event: unknown) => said.push(event) } as unknown as EventBus);
  return said;
}

function filled(query: RuntrailQuery, variables: Record<string, TestVariable>) {
  return testDataSource({ variables }).datasource.applyTemplateVariables(query, {});
}

describe('variables', () => {
  test('a multi-value variable becomes several entries', () => {
    const query = filled({ ...events, jobs: ['$jobs', '9'] }, { jobs: { value: ['1', '2'] } });
    expect(query['jobs']).toEqual(['1', '2', '9']);
  });

  test('variables may stand inside an entry, several of them too', () => {
    const query = filled({ ...events, tasks: ['${a}::[[b]]'] }, { a: { value: ['x', 'y'] }, b: { value: ['1', '2'] } });
    expect(query['tasks']).toEqual(['x::1', 'x::2', 'y::1', 'y::2']);
  });

  test('a product too wide for any query goes no further than the engine needs to refuse it', () => {
    const many = { value: Array.from({ length: 3_000 }, (_, index) => `v${index}`) };
    const query = filled({ ...events, tasks: ['$a$a-$a'] }, { a: many });
    expect(query['tasks']).toHaveLength(10_001);
  });

  test('All becomes an empty list where an empty list means all', () => {
    const query = filled({ ...events, jobs: ['7', '$jobs'] }, { jobs: { value: ['$__all'], options: ['1', '2'] } });
    expect(query['jobs']).toEqual([]);
  });

  test('All becomes the listed options where a list needs an entry', () => {
    const query = filled({ ...opusAudit, jobs: ['$jobs'] }, { jobs: { value: '$__all', options: ['a', 'b'] } });
    expect(query['jobs']).toEqual(['a', 'b']);
  });

  test("All becomes the variable's own text for it where a list needs an entry", () => {
    const jobs: TestVariable = { value: '$__all', options: ['a', 'b'], allText: 'newest' };
    expect(filled({ ...opusAudit, jobs: ['$jobs'] }, { jobs })['jobs']).toEqual(['newest']);
  });

  test('choosing every option one by one is not All', () => {
    const query = filled({ ...events, jobs: ['$jobs'] }, { jobs: { value: ['1', '2'], options: ['1', '2'] } });
    expect(query['jobs']).toEqual(['1', '2']);
  });

  test('All is seen on a variable that is kept out of URLs', () => {
    const query = filled({ ...events, jobs: ['$jobs'] }, { jobs: { value: '$__all', options: ['1'], skipsUrl: true } });
    expect(query['jobs']).toEqual([]);
  });

  test('All leaves a filter out', () => {
    const filters = [{ field: 'actor', operator: '=', values: ['$who'] }];
    expect(filled({ ...events, filters }, { who: { value: '$__all', options: ['a'] } }).filters).toEqual([
      { field: 'actor', operator: '=', values: [] },
    ]);
  });

  test("a variable's own pattern for All is kept where patterns are meant", () => {
    const who: TestVariable = { value: '$__all', options: ['a'], allText: 'team-.*' };
    const filters = [
      { field: 'actor', operator: '=~', values: ['$who'] },
      { field: 'actor', operator: '=', values: ['$who'] },
    ];
    expect(filled({ ...events, filters }, { who }).filters?.map(({ values }) => values)).toEqual([['team-.*'], []]);
  });

  test.each(['${who:regex}', '^${who:regex}$', '^$who$', '(?i)${who:regex}'])(
    'All leaves a pattern out that is nothing but the variable: %s would be what is listed alone',
    (value) => {
      const filters = [{ field: 'actor', operator: '=~', values: [value] }];
      const who: TestVariable = { value: '$__all', options: ['a', 'b'] };
      expect(filled({ ...events, filters }, { who }).filters?.[0]?.values).toEqual([]);
      const own = filled({ ...events, filters }, { who: { ...who, allText: 'team-.*' } }).filters?.[0]?.values;
      expect(own).toEqual([value.replace(/\$(\{.*\}|who)/, 'team-.*')]);
    }
  );

  test('All is what is listed where a pattern asks for more than the variable', () => {
    const filters = [{ field: 'actor', operator: '=~', values: ['^${who:regex}-x$'] }];
    const values = filled({ ...events, filters }, { who: { value: '$__all', options: ['a', 'b'] } }).filters?.[0]
      ?.values;
    expect(values).toEqual(['^(a|b)-x$']);
  });

  test('an entry that a variable made empty stays as an empty one, for the engine to say so', () => {
    expect(filled({ ...events, jobs: ['$jobs'] }, { jobs: { value: '' } })['jobs']).toEqual(['']);
    expect(filled({ ...events, jobs: ['$jobs'] }, { jobs: { value: [] } })['jobs']).toEqual(['']);
    expect(filled({ ...opusAudit, jobs: ['$jobs'] }, { jobs: { value: '$__all', options: [] } })['jobs']).toEqual(['']);
  });

  test('a variable that Grafana does not know reaches the engine as it is', () => {
    expect(filled({ ...events, jobs: ['$nobody'] }, {})['jobs']).toEqual(['$nobody']);
  });

  test('what Grafana fills in only where it knows a row reaches the engine as it is', () => {
    const filters = [{ field: 'target', operator: '=', values: ['${__value.raw}'] }];
    expect(filled({ ...events, filters }, { __value: { value: '${__value.raw}' } }).filters).toEqual(filters);
  });

  test('an escaped dollar is no variable', () => {
    expect(filled({ ...events, tasks: ['\\$a', 'x$a'] }, { a: { value: '1' } })['tasks']).toEqual(['\\$a', 'x1']);
  });

  test('in a pattern two backslashes are one, after which a variable is filled in', () => {
    const filters = [
      { field: 'actor', operator: '=~', values: ['^CORP\\\\$a$', '\\\\\\$a'] },
      { field: 'actor', operator: '=', values: ['CORP\\\\$a'] },
    ];
    expect(filled({ ...events, filters }, { a: { value: 'eve' } }).filters?.map(({ values }) => values)).toEqual([
      ['^CORP\\\\eve$', '\\\\\\$a'],
      ['CORP\\\\$a'],
    ]);
  });

  test('a dollar that comes out of a variable is a plain one', () => {
    const filters = [
      { field: 'target', operator: '=', values: ['$a'] },
      { field: 'target', operator: '=~', values: ['$a'] },
    ];
    const values = filled({ ...events, filters }, { a: { value: '^$home$' } }).filters?.map((filter) => filter.values);
    expect(values).toEqual([['^\\$home\\$'], ['^\\$home$']]);
  });

  test('a value of a variable that looks like one in brackets is found as it is, and one that is not filled in is not', () => {
    const filters = [
      { field: 'target', operator: '!=', values: ['$a', 'cost \\$x'] },
      { field: 'target', operator: '=', values: ['[[nobody]]'] },
    ];
    expect(filled({ ...events, filters }, { a: { value: ['[[x]]', 'b.c'] } }).filters).toEqual([
      { field: 'target', operator: '!~', values: ['^\\[\\[x\\]\\]$', '^b\\.c$', '^cost \\$x$'] },
      { field: 'target', operator: '=', values: ['[[nobody]]'] },
    ]);
  });

  test('a format makes one text of many values', () => {
    const filters = [{ field: 'actor', operator: '=~', values: ['^${who:regex}$'] }];
    expect(filled({ ...events, filters }, { who: { value: ['a', 'b'] } }).filters?.[0]?.values).toEqual(['^(a|b)$']);
  });

  test('scoped variables win, as in repeated panels', () => {
    const { datasource } = testDataSource({ variables: { jobs: { value: '$__all', options: ['1', '2'] } } });
    const query = datasource.applyTemplateVariables(
      { ...events, jobs: ['$jobs'] },
      { jobs: { value: '2', text: '2' } }
    );
    expect(query['jobs']).toEqual(['2']);
  });

  test('unknown keys are kept', () => {
    expect(filled({ ...events, jobs: ['1'], later: { a: 1 } }, {})['later']).toEqual({ a: 1 });
  });
});

describe('what was written by hand in another form', () => {
  const asWritten = (json: object): RuntrailQuery => ({ ...events, ...json });

  test.each([
    ['numbers in a list, which without them would be one of all jobs', { jobs: [352, '353'] }],
    ['a number in a filter', { filters: [{ field: 'run', operator: '=', values: [352] }] }],
    ['a filter without values', { filters: [{ field: 'run', operator: '=', value: '352' }] }],
    ['filters that are no list', { filters: { run: '352' } }],
  ])('reaches the engine as it is, for that to refuse it: %s', (_, json) => {
    const { datasource } = testDataSource();
    expect(datasource.applyTemplateVariables(asWritten(json), {})).toMatchObject(json);
    expect(datasource.filterQuery(asWritten(json))).toBe(true);
  });

  test('is not lost under the filters of the dashboard', () => {
    const { datasource } = testDataSource();
    const dashboards = [{ key: 'actor', operator: '=', value: 'anna' }];
    const filters = { run: '352' };
    expect(datasource.applyTemplateVariables(asWritten({ filters }), {}, dashboards)).toMatchObject({ filters });
    expect(datasource.applyTemplateVariables(asWritten({ filters: null }), {}, dashboards).filters).toHaveLength(1);
  });
});

test('ad hoc filters are added, lists too, and operators that are not known are passed on', () => {
  const { datasource } = testDataSource();
  const query = datasource.applyTemplateVariables(
    { ...events, filters: [{ field: 'run', operator: '=', values: ['1'] }] },
    {},
    [
      { key: 'actor', operator: '=', value: 'a$b' },
      { key: 'target', operator: '!=|', value: 'x', values: ['x', 'y'] },
      { key: 'outcome', operator: '<', value: '3' },
      { key: '', operator: '=', value: '' },
      { key: 'effect', operator: '!=', value: '' },
      { key: 'actor', operator: '=|', value: 'anna', values: ['anna', 'a$b'] },
      { key: 'effect', operator: '=|', value: 'changed', values: ['changed', ''] },
      { key: 'target', operator: '!=|', value: '[[x]]', values: ['[[x]]', 'a.$b'] },
      { key: 'message', operator: '=~', value: 'cost $x$' },
    ]
  );
  expect(query.filters).toEqual([
    { field: 'run', operator: '=', values: ['1'] },
    { field: 'actor', operator: '=', values: ['a\\$b'] },
    { field: 'target', operator: '!=', values: ['x', 'y'] },
    { field: 'outcome', operator: '<', values: ['3'] },
    { field: 'effect', operator: '!~', values: ['^$'] },
    { field: 'actor', operator: '=', values: ['anna', 'a\\$b'] },
    { field: 'effect', operator: '=~', values: ['^changed$', '^$'] },
    { field: 'target', operator: '!~', values: ['^\\[\\[x\\]\\]$', '^a\\.\\$b$'] },
    { field: 'message', operator: '=~', values: ['cost \\$x$'] },
  ]);
});

describe('queries that are not run', () => {
  const { datasource } = testDataSource({ vendor: 'opsera' });
  const logs: RuntrailQuery = { refId: 'A', queryType: 'opsera.taskLogs' };

  test.each<[string, RuntrailQuery, boolean]>([
    ['hidden', { ...events, hide: true }, false],
    ['without the entry it needs, so that its panel can say so', logs, true],
    ['with one of the entries it needs', { ...logs, taskNames: ['deploy'] }, true],
    ['with a variable for it', { ...logs, taskIds: ['$task'] }, true],
    ['that needs nothing', events, true],
    ['never edited', { refId: 'A' }, true],
    ['of an unknown type, so that the engine says what is wrong', { refId: 'A', queryType: 'nobody.knows' }, true],
  ])('%s', (_, query, runs) => {
    expect(datasource.filterQuery(query)).toBe(runs);
  });
});

test('what lacks an entry is not sent, and its panel says what is missing', async () => {
  const { datasource, requests } = testDataSource({ vendor: 'opsera' });
  const logs = { refId: 'B', queryType: 'opsera.taskLogs', taskIds: [], runCounts: ['1'] };
  const request: Partial<DataQueryRequest<RuntrailQuery>> = { targets: [logs, { ...logs, hide: true, refId: 'C' }] };
  const answer = await lastValueFrom(datasource.query(request as DataQueryRequest<RuntrailQuery>));
  expect(requests).toHaveLength(0);
  expect(answer.data).toMatchObject([
    { refId: 'B', meta: { notices: [{ text: 'Give at least one of: Task ids, Task names.' }] } },
  ]);
});

test('in Explore a query that lacks an entry has not begun: nothing was looked for, so that nothing is said not to be there', async () => {
  const { datasource } = testDataSource({ vendor: 'opus', answers: { '/api/ds/query': { results: {} } } });
  const stateIn = async (app: CoreApp, ...targets: RuntrailQuery[]) => {
    const request: Partial<DataQueryRequest<RuntrailQuery>> = { app, targets, range: getDefaultTimeRange() };
    const { state, data } = await lastValueFrom(datasource.query(request as DataQueryRequest<RuntrailQuery>));
    return [state, data.length];
  };
  expect(await stateIn(CoreApp.Explore, opusAudit)).toEqual([LoadingState.NotStarted, 1]);
  expect(await stateIn(CoreApp.Dashboard, opusAudit)).toEqual([undefined, 1]);
  const [state] = await stateIn(CoreApp.Explore, opusAudit, { ...opusAudit, refId: 'B', jobs: ['7'] });
  expect(state).not.toBe(LoadingState.NotStarted);
});

test('a panel shows all that its queries lack, of which Grafana shows one notice of each severity', async () => {
  const answer = (...notices: string[]) => ({
    frames: [
      {
        schema: { meta: { notices: notices.map((text) => ({ severity: 'warning', text })) }, fields: [] },
        data: { values: [] },
      },
    ],
  });
  const results = { A: answer('Old.', 'One.'), B: answer('Old.') };
  const { datasource } = testDataSource({ vendor: 'opus', answers: { '/api/ds/query': { results } } });
  const saidIn = async (app: CoreApp) => {
    const targets = [
      { ...opusAudit, jobs: ['1'] },
      { ...opusAudit, refId: 'B', jobs: ['2'] },
      { ...opusAudit, refId: 'C' },
    ];
    const request: Partial<DataQueryRequest<RuntrailQuery>> = { app, targets, range: getDefaultTimeRange() };
    const { data } = await lastValueFrom(datasource.query(request as DataQueryRequest<RuntrailQuery>));
    return data.map(({ meta }: DataFrame) => meta?.notices?.map(({ text }) => text));
  };
  const warnings = ['A, B: Old. A: One.'];
  expect(await saidIn(CoreApp.Dashboard)).toEqual([warnings, warnings, ['C: Fill in Jobs first.']]);
  expect(await saidIn(CoreApp.Explore)).toEqual([['Old.', 'One.'], ['Old.'], ['Fill in Jobs first.']]);
});

test('a timeline that waits for an entry has times for its panel to find, which would complain of their lack', async () => {
  const { datasource } = testDataSource({ vendor: 'opus' });
  const [from, to] = [dateTime(1_000), dateTime(2_000)];
  const request: Partial<DataQueryRequest<RuntrailQuery>> = {
    panelPluginId: 'state-timeline',
    range: { from, to, raw: { from, to } },
    targets: [{ ...opusAudit, format: 'timeline' }],
  };
  const { data } = await lastValueFrom(datasource.query(request as DataQueryRequest<RuntrailQuery>));
  expect(data).toMatchObject([
    { fields: [{ values: [1_000] }, { values: [2_000] }, {}], meta: { notices: [{ text: 'Fill in Jobs first.' }] } },
  ]);
});

test('a panel of a data source without a vendor says what is missing', async () => {
  const { datasource, requests } = testDataSource({ vendor: '' });
  const request: Partial<DataQueryRequest<RuntrailQuery>> = { targets: [{ refId: 'A' }] };
  expect(datasource.filterQuery({ refId: 'A' })).toBe(true);
  const answer = await lastValueFrom(datasource.query(request as DataQueryRequest<RuntrailQuery>));
  expect(requests).toHaveLength(0);
  expect(answer.data).toMatchObject([
    { refId: 'A', meta: { notices: [{ text: 'Choose a vendor in the settings of the data source first.' }] } },
  ]);
});

describe('defaults', () => {
  test("a new query reads the vendor's first type as a table, in Explore as lines, in alert rules as a count", () => {
    const { datasource } = testDataSource({ vendor: 'opcore' });
    expect(datasource.getDefaultQuery()).toEqual({ version: 1, queryType: 'opcore.nodeAudit', format: 'table' });
    expect(datasource.getDefaultQuery(CoreApp.Explore).format).toBe('logs');
    expect(datasource.getDefaultQuery(CoreApp.UnifiedAlerting).format).toBe('count');
  });

  test.each([
    ['timeseries', { format: 'countOverTime', groupBy: ['outcome'] }],
    ['state-timeline', { format: 'timeline' }],
    ['logs', { format: 'logs' }],
    ['stat', { format: 'count' }],
    ['nodeGraph', { format: 'nodeGraph' }],
    ['someone-elses-panel', { format: 'table' }],
    [undefined, { format: 'table' }],
  ])('a new panel of type %s begins with what it can draw', (panel, shape) => {
    const { datasource } = testDataSource();
    expect(datasource.getDefaultQuery(CoreApp.PanelEditor)).toEqual({ version: 1 });
    expect(datasource.completed({ refId: 'A' }, CoreApp.PanelEditor, panel)).toEqual({
      refId: 'A',
      version: 1,
      queryType: 'puppet.jobEvents',
      ...shape,
    });
  });

  test('a query that says how it is shown keeps to that, whatever its panel draws', () => {
    const { datasource } = testDataSource();
    const saved = { refId: 'A', format: 'countOverTime', jobs: ['7'] };
    expect(datasource.completed(saved, CoreApp.PanelEditor, 'timeseries')).toEqual({
      ...saved,
      version: 1,
      queryType: 'puppet.jobEvents',
    });
  });

  test('a panel whose picture the vendor has not begins with a table', () => {
    const { datasource } = testDataSource({ vendor: 'opcore' });
    expect(datasource.completed({ refId: 'A' }, CoreApp.PanelEditor, 'nodeGraph').format).toBe('table');
  });

  test('where every outcome is the same a panel begins with what happened', () => {
    const { datasource } = testDataSource({ vendor: 'opsera' });
    const shapeOf = (panel: string) => datasource.completed({ refId: 'A' }, CoreApp.PanelEditor, panel);
    expect(shapeOf('timeseries')).toMatchObject({ format: 'countOverTime', groupBy: ['event'] });
    expect(shapeOf('piechart')).toMatchObject({ format: 'count', groupBy: ['event'] });
    expect(shapeOf('stat')).not.toHaveProperty('groupBy');
  });

  test('choosing the data source is enough for an annotation', () => {
    const { annotations } = testDataSource().datasource;
    const annotation = annotations.prepareAnnotation?.({ name: 'Deployments', enable: true, iconColor: 'red' });
    expect(annotation?.target).toMatchObject({ queryType: 'puppet.jobEvents', format: 'annotations' });
    expect(annotation && annotations.prepareQuery?.(annotation)).toMatchObject({ format: 'annotations' });
    expect(annotations.prepareAnnotation?.(annotation)).toBe(annotation);
  });

  test('an annotation that lacks what it needs is left out', () => {
    const { annotations } = testDataSource({ vendor: 'opus' }).datasource;
    expect(annotations.prepareQuery?.({ name: 'a', enable: true, iconColor: 'red' })).toBeUndefined();
  });
});

describe('resources', () => {
  test('candidates are asked for with the search', async () => {
    const listed = { options: [{ value: '1', label: 'One' }], notices: [] };
    const { datasource, requests } = testDataSource({ answers: { 'options/jobs': listed } });
    await expect(datasource.listOptions('jobs', 'on')).resolves.toEqual(listed);
    expect(requests[0]).toMatchObject({
      url: '/api/datasources/uid/runtrail/resources/options/jobs',
      params: { search: 'on', notices: 'true' },
    });
  });
});

describe('values', () => {
  const frame = { schema: { fields: [{ name: 'value', type: 'string' }] }, data: { values: [['web1', 'web2']] } };
  const answers = { '/api/ds/query': { results: { A: { frames: [frame] }, 'values 0': { frames: [frame] } } } };

  test('a template variable asks for distinct values, whatever format was saved', async () => {
    const { datasource, requests } = testDataSource({ answers });
    const request: Partial<DataQueryRequest<RuntrailQuery>> = {
      targets: [{ ...events, format: 'table', valueField: 'actor' }],
    };
    const answer = await lastValueFrom(datasource.variables.query(request as DataQueryRequest<RuntrailQuery>));
    expect(requests[0]?.data.queries[0]).toMatchObject({
      format: 'values',
      valueField: 'actor',
      queryType: 'puppet.jobEvents',
    });
    expect(answer.data[0].fields[0].values).toEqual(['web1', 'web2']);
  });

  test('a variable can list what the vendor names', async () => {
    const { datasource, requests } = testDataSource({
      answers: { 'options/nodes': { options: [{ value: 'u1', label: 'web1' }], notices: [] } },
    });
    const request = { targets: [{ refId: 'V', list: 'nodes' }] };
    const answer = await lastValueFrom(
      datasource.variables.query(request as unknown as DataQueryRequest<RuntrailQuery>)
    );
    expect(answer.data[0].fields.map(({ values }: { values: unknown[] }) => values)).toEqual([['web1'], ['u1']]);
    expect(requests).toHaveLength(1);
  });

  test('what a variable lacks is said by Grafana, as it shows no notices beside one, once a minute', async () => {
    const said = saidByGrafana();
    const notices = [
      { severity: 'warning', text: '1 node of opCore could not be understood.' },
      { severity: 'info', text: 'It is cold.' },
    ];
    const lacking = { schema: { ...frame.schema, meta: { notices } }, data: frame.data };
    const { datasource } = testDataSource({
      answers: {
        'options/nodes': { options: [{ value: 'u1', label: 'web1' }], notices },
        '/api/ds/query': { results: { A: { frames: [lacking] }, 'values 0': { frames: [lacking] } } },
      },
    });
    const ask = (target: object) =>
      lastValueFrom(
        datasource.variables.query({
          targets: [{ refId: 'V', ...target }],
        } as unknown as DataQueryRequest<RuntrailQuery>)
      );
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    await ask({ list: 'nodes' });
    await ask({ list: 'nodes' });
    clock.mockReturnValue(60_000);
    await ask(events);
    clock.mockReturnValue(120_000);
    await datasource.getTagValues({ key: 'target', filters: [] });
    clock.mockRestore();
    const payload = ['Values may be missing from a list', '1 node of opCore could not be understood.'];
    expect(said).toEqual(Array.from({ length: 3 }, () => ({ type: 'alert-warning', payload })));
  });

  test('ad hoc filters are offered every filter field, and values where they can be listed', async () => {
    const { datasource, requests } = testDataSource({ answers });
    expect((await datasource.getTagKeys()).map(({ value }) => value)).toContain('message');
    expect(await datasource.getTagValues({ key: 'effect', filters: [] })).toHaveLength(3);
    expect(await datasource.getTagValues({ key: 'message', filters: [] })).toEqual([]);
    expect(requests).toHaveLength(0);
    expect(await datasource.getTagValues({ key: 'target', filters: [] })).toEqual([
      { text: 'web1', value: 'web1' },
      { text: 'web2', value: 'web2' },
    ]);
  });
});

test('where no values could be read, that is said, and not that there are none', async () => {
  const refused = (status: number) => ({
    error: 'Puppet refused the token (401).',
    status,
    frames: [{ schema: { fields: [] }, data: { values: [] } }],
  });
  const frame = { schema: { fields: [{ name: 'value', type: 'string' }] }, data: { values: [['web']] } };
  const listed = (results: object) =>
    testDataSource({ answers: { '/api/ds/query': { results } } }).datasource.listValues(
      [events, { refId: 'B', queryType: 'puppet.jobs' }],
      'target'
    );
  const { datasource, requests } = testDataSource({ answers: { '/api/ds/query': { results: {} } } });
  await Promise.all(['target', 'target'].map((field) => datasource.listValues([events], field)));
  // Of two requests of one name Grafana ends the first, and that is no failure.
  expect(new Set(requests.map(({ requestId }) => requestId)).size).toBe(2);
  await expect(listed({ 'values 0': refused(401), 'values 1': refused(401) })).rejects.toThrow(
    'Puppet refused the token (401).'
  );
  const said = saidByGrafana();
  expect(await listed({ 'values 0': { frames: [frame] }, 'values 1': refused(401) })).toEqual(['web']);
  expect(said).toMatchObject([{ payload: [expect.anything(), 'Puppet refused the token (401).'] }]);
});

test('the values of an ad hoc filter are those of all queries of the dashboard, each reading once', async () => {
  const frame = (...values: string[]) => ({
    frames: [{ schema: { fields: [{ name: 'value', type: 'string' }] }, data: { values: [values] } }],
  });
  const results = { 'values 0': frame('web', 'db'), 'values 1': frame('deploy', 'web') };
  const { datasource, requests } = testDataSource({ answers: { '/api/ds/query': { results } } });
  const failed = [{ field: 'outcome', operator: '=', values: ['failure'] }];
  const queries: RuntrailQuery[] = [
    { ...events, hide: true, filters: failed },
    { ...events, format: 'count', groupBy: ['target'] },
    { refId: 'A', queryType: 'puppet.jobs', format: 'table', limit: 5 },
    { ...events, refId: 'B', format: 'timeline' },
  ];
  expect(await datasource.getTagValues({ key: 'target', filters: [], queries })).toEqual(
    ['web', 'db', 'deploy'].map((value) => ({ text: value, value }))
  );
  expect(requests[0]?.data.queries).toMatchObject([
    { refId: 'values 0', queryType: 'puppet.jobEvents', format: 'values', valueField: 'target', filters: [] },
    { refId: 'values 1', queryType: 'puppet.jobs', format: 'values', valueField: 'target', filters: [] },
  ]);
});

test('a dashboard of Grafana 13 has filters over the data source, and links to what comes with the plugin', async () => {
  const { datasource } = testDataSource();
  const [filters] = await datasource.getDefaultVariables();
  expect(filters).toMatchObject({
    kind: 'AdhocVariable',
    group: 'runtrail-audit-datasource',
    datasource: { name: 'runtrail' },
    spec: { hide: 'inControlsMenu' },
  });
  const links = await datasource.getDefaultLinks();
  expect(links.map(({ type, placement }) => [type, placement])).toEqual([
    ['dashboards', 'inControlsMenu'],
    ['link', 'inControlsMenu'],
  ]);
});
