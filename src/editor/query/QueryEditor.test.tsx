/** @jest-environment jsdom */
import '../testing/browser';
import { CoreApp } from '@grafana/data';
import { act, fireEvent, screen } from '@testing-library/react';
import { formatModels } from '../../model/formats';
import { testDataSource } from '../testing/data-source';
import type { RuntrailQuery } from '../saved/query';
import { showEditor, showInPanel } from '../testing/edited';
import { testIds } from '../test-ids';
import { text } from '../text';
import { QueryEditor } from './QueryEditor';

const jobs = [
  { value: '352', label: '352 deploy production', description: 'finished' },
  { value: '353', label: '353 task package', description: 'running' },
];
const answers = { 'options/jobs': { options: jobs, notices: [] } };
const puppet = (settings = {}) => testDataSource({ answers, ...settings }).datasource;
const jobEvents = { refId: 'A', queryType: 'puppet.jobEvents' };

test('a query that was never edited gets what the editor shows', async () => {
  const { query } = await showEditor(QueryEditor, puppet(), { refId: 'A' });
  expect(query()).toEqual({ refId: 'A', version: 1, queryType: 'puppet.jobEvents', format: 'table' });
  expect(screen.getByLabelText('Read')).toHaveValue('Job events');
});

test('a query that leaves out what to read is shown and not changed: its data source may be one that the dashboard chooses', async () => {
  const saved = { refId: 'A', format: 'progress', jobs: ['$job'] };
  const { query, runs } = await showEditor(QueryEditor, puppet(), saved);
  expect(query()).toEqual(saved);
  expect(runs()).toBe(0);
  expect(screen.getByLabelText('Read')).toHaveValue('Job events');
});

test('it goes on leaving that out when it is edited, until another is chosen', async () => {
  const saved = { refId: 'A', format: 'count', jobs: ['$job'] };
  const { user, query } = await showEditor(QueryEditor, puppet(), saved);
  await user.click(screen.getByLabelText('Group by'));
  await user.click(await screen.findByText('Outcome'));
  expect(query()).toEqual({ ...saved, version: 1, groupBy: ['outcome'] });
  await user.click(screen.getByLabelText('Read'));
  await user.click(await screen.findByText('Jobs and plan runs: who, what, and how it ended'));
  expect(query()).toMatchObject({ queryType: 'puppet.jobs', groupBy: ['outcome'] });
});

test.each([
  ['a group that there is none of', { format: 'count', groupBy: ['cluster'] }, 'cluster'],
  ['one group that is no list', { format: 'count', groupBy: 'outcome' }, undefined],
  ['a number in a list', { jobs: [352] }, '352 deploy production'],
  ['a number in a filter', { filters: [{ field: 'run', operator: '=', values: [77] }] }, '77'],
  ['a filter without values', { filters: [{ field: 'run', value: '77' }] }, undefined],
  ['filters that are no list', { filters: { run: '77' } }, undefined],
  ['a format that is a list', { format: ['table'] }, undefined],
  ['an interval that is an object', { format: 'countOverTime', interval: { days: 1 } }, undefined],
  ['a field that is a list', { format: 'values', valueField: ['target'] }, undefined],
  ['nulls, as files have them for what is absent', { filters: null, limit: null, jobs: null }, undefined],
])('what was written by hand is shown as far as it can be, and not changed: %s', async (_, json, shown) => {
  const saved = { ...jobEvents, ...json } as RuntrailQuery;
  const { query } = await showEditor(QueryEditor, puppet(), saved);
  expect(screen.getByLabelText('Read')).toHaveValue('Job events');
  expect(shown === undefined || (await screen.findByText(shown))).toBeTruthy();
  expect(screen.queryByDisplayValue('null')).not.toBeInTheDocument();
  expect(query()).toEqual(saved);
});

test('choosing what to read runs the query and keeps unknown keys', async () => {
  const { user, query, runs } = await showEditor(QueryEditor, puppet(), {
    ...jobEvents,
    format: 'trace',
    later: 1,
    jobs: ['1'],
  });
  await user.click(screen.getByLabelText('Read'));
  await user.click(await screen.findByText('Jobs and plan runs: who, what, and how it ended'));
  expect(query()).toEqual({ refId: 'A', queryType: 'puppet.jobs', format: 'table', later: 1, jobs: ['1'] });
  expect(runs()).toBe(1);
  expect(screen.queryByLabelText('Jobs')).not.toBeInTheDocument();
});

test('jobs are picked from the list of the vendor', async () => {
  const { user, query, runs } = await showEditor(QueryEditor, puppet(), jobEvents);
  await user.click(screen.getByLabelText('Jobs'));
  await user.click(await screen.findByText('353 task package'));
  expect(query()).toMatchObject({ jobs: ['353'] });
  expect(runs()).toBe(1);
});

test('what was picked is shown as people know it', async () => {
  await showEditor(QueryEditor, puppet(), { ...jobEvents, jobs: ['352'] });
  expect(await screen.findByText('352 deploy production')).toBeInTheDocument();
});

test('ids are typed, several at once, and enter takes them', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents);
  await user.type(screen.getByLabelText('Jobs'), '9, 10 11{Enter}');
  expect(query()).toMatchObject({ jobs: ['9', '10', '11'] });
  expect(screen.getByLabelText('Jobs')).toHaveValue('');
});

test('ids can be typed when the vendor cannot list, and its reason is shown', async () => {
  const { user, query } = await showEditor(QueryEditor, testDataSource().datasource, jobEvents);
  await user.click(screen.getByLabelText('Jobs'));
  expect(await screen.findByText('Not here. Type what you look for.')).toBeInTheDocument();
  await user.type(screen.getByLabelText('Jobs'), '9{Enter}');
  expect(query()).toMatchObject({ jobs: ['9'] });
});

test('what a list lacks stands on top of it, before the variables', async () => {
  const notices = [
    { severity: 'warning', text: '1 job of Puppet could not be understood: it lacks a name.' },
    { severity: 'info', text: 'Only the newest 2 of 1 284 jobs are listed: type the id of an older one.' },
  ];
  const lacking = { 'options/jobs': { options: jobs, notices } };
  const { user, query } = await showEditor(
    QueryEditor,
    puppet({ answers: lacking, variables: { node: { value: 'x' } } }),
    jobEvents
  );
  await user.click(screen.getByLabelText('Jobs'));
  await screen.findByText(text.query.selection.incomplete);
  const rows = screen.getAllByRole('option').map((option) => option.textContent);
  expect(rows.slice(0, 4)).toEqual([
    '1 job of Puppet could not be understood: it lacks a name.',
    'Only the newest 2 of 1 284 jobs are listed: type the id of',
    'an older one.',
    '${node}',
  ]);
  await user.type(screen.getByLabelText('Jobs'), '9{Enter}');
  expect(query()).toMatchObject({ jobs: ['9'] });
});

test('an id of the wrong form is said at once, a variable is not', async () => {
  await showEditor(QueryEditor, puppet(), {
    ...jobEvents,
    jobs: ['12x', '$jobs', '${jobs}', '7'],
    jobTypes: ['De-ploy'],
  });
  expect(screen.getByText('12x: a job id has 1 to 18 digits and does not begin with 0.')).toBeInTheDocument();
  expect(
    screen.getByText(/^De-ploy: a job type is a word in small letters, with _ between its parts, /)
  ).toBeInTheDocument();
});

test('what was typed and is picked with the mouse is the same as with enter', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents);
  await user.type(screen.getByLabelText('Jobs'), '9, 10');
  await user.click(await screen.findByText('9, 10'));
  expect(query()).toMatchObject({ jobs: ['9', '10'] });
});

test('names that are pasted with a line break between them are several, though names hold spaces', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents);
  await user.click(screen.getByLabelText('Tasks'));
  await user.paste('package\r\nmy service\n');
  expect(query()).toMatchObject({ tasks: ['package', 'my service'] });
});

test('enter that ends a word of Japanese takes no half entry', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents);
  const tasks = screen.getByLabelText('Tasks');
  await user.type(tasks, 'pack');
  fireEvent.keyDown(tasks, { key: 'Enter', isComposing: true });
  expect(query()).toEqual(jobEvents);
});

test('known words are found by a part of them', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents);
  await user.type(screen.getByLabelText('Job types'), 'deplo{Enter}');
  expect(query()).toMatchObject({ jobTypes: ['deploy'] });
});

test('dashboard variables are offered', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet({ variables: { job: { value: '1' } } }), jobEvents);
  await user.click(screen.getByLabelText('Jobs'));
  await user.click(await screen.findByText('${job}'));
  expect(query()).toMatchObject({ jobs: ['${job}'] });
});

test('a selection that lacks a needed entry says which', async () => {
  await showEditor(QueryEditor, testDataSource({ vendor: 'opsera' }).datasource, {
    refId: 'A',
    queryType: 'opsera.taskLogs',
  });
  expect(screen.getByText('Give at least one of: Task ids, Task names.')).toBeInTheDocument();
});

test('a query of another vendor says both names', async () => {
  await showEditor(QueryEditor, testDataSource({ vendor: 'opus' }).datasource, jobEvents);
  expect(screen.getByText(text.query.queryType.otherVendor({ other: 'Puppet', own: 'Opus' }))).toBeInTheDocument();
});

const counted = {
  refId: 'A',
  version: 1,
  format: 'countOverTime',
  groupBy: ['outcome'],
  queryType: 'puppet.jobEvents',
};

test('a new query of another vendor, in which nothing was chosen, becomes a new one of this vendor and is run', async () => {
  const { datasource } = testDataSource({ vendor: 'opus' });
  const panel = await showInPanel(datasource, counted, 'timeseries');
  expect(panel.query()).toEqual({ ...counted, queryType: 'opus.jobAudit' });
  expect(panel.runs()).toBe(1);
  panel.unmount();
  const lines = { refId: 'A', version: 1, queryType: 'puppet.jobEvents', format: 'logs' };
  const explore = await showEditor(QueryEditor, datasource, lines, CoreApp.Explore);
  expect(explore.query()).toEqual({ ...lines, queryType: 'opus.jobAudit' });
  expect(explore.runs()).toBe(1);
});

test.each([
  { filters: [{ field: 'outcome', operator: '=', values: ['failure'] }] },
  { limit: 5 },
  { groupBy: ['target'] },
])('one of another vendor in which something was chosen stays as it is: %j', async (chosen) => {
  const { datasource } = testDataSource({ vendor: 'opus' });
  const saved = { ...counted, ...chosen };
  const { query, runs } = await showInPanel(datasource, saved, 'timeseries');
  expect(query()).toEqual(saved);
  expect(runs()).toBe(0);
});

test('only formats that the query type has are offered', async () => {
  const { user } = await showEditor(QueryEditor, testDataSource({ vendor: 'opcore' }).datasource, {
    refId: 'A',
    queryType: 'opcore.nodeAudit',
  });
  await user.click(screen.getByLabelText('Show as'));
  expect(await screen.findByText(formatModels.countOverTime.description)).toBeInTheDocument();
  expect(screen.queryByText(formatModels.progress.description)).not.toBeInTheDocument();
  expect(screen.queryByText(formatModels.trace.description)).not.toBeInTheDocument();
});

test('groups belong to counts, limit and details to tables', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents);
  expect(screen.getByLabelText('Limit')).toBeInTheDocument();
  await user.click(screen.getByLabelText('Details'));
  expect(query()).toMatchObject({ details: true });
  await user.click(screen.getByLabelText('Show as'));
  await user.click(await screen.findByText(formatModels.count.description));
  expect(screen.queryByLabelText('Limit')).not.toBeInTheDocument();
  await user.click(screen.getByLabelText('Group by'));
  await user.click(await screen.findByText('Outcome'));
  expect(query()).toMatchObject({ format: 'count', groupBy: ['outcome'], details: true });
});

test('calendar intervals are counted in the zone of the dashboard, which is saved with them', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, format: 'countOverTime' });
  await user.click(screen.getByLabelText('Interval'));
  await user.click(await screen.findByText('From Monday'));
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  expect(query()).toMatchObject({ interval: '1w', timeZone });
  await user.click(screen.getByLabelText(text.query.interval.labelIn({ timeZone })));
  await user.click(await screen.findByText('Hour'));
  expect(query()).toMatchObject({ interval: '1H', timeZone });
});

test('an interval is taken with enter as it is typed, whatever was chosen before', async () => {
  const saved = { ...jobEvents, format: 'countOverTime', interval: '1d', timeZone: 'UTC' };
  const { user, query } = await showEditor(QueryEditor, puppet(), saved);
  const interval = () => screen.getByTestId(testIds.query.interval);
  await user.click(interval());
  await user.keyboard('7m{Enter}');
  expect(query()).toMatchObject({ interval: '7m' });
  expect(interval()).toHaveValue('7m');
});

test('an interval that is none is not asked for: what would be one is said, and the query stays', async () => {
  const saved = { ...jobEvents, format: 'countOverTime', interval: '5m' };
  const { user, query, runs } = await showEditor(QueryEditor, puppet(), saved);
  await user.type(screen.getByLabelText('Interval'), '2 days');
  await user.click(await screen.findByText(text.query.interval.custom));
  expect(screen.getByText(text.query.interval.invalid)).toBeInTheDocument();
  expect(screen.getByLabelText('Interval')).toHaveValue('2 days');
  expect([query(), runs()]).toEqual([saved, 0]);
  await user.click(screen.getByLabelText('Interval'));
  await user.click(await screen.findByText(text.query.interval.options['1d'].description));
  expect(screen.queryByText(text.query.interval.invalid)).not.toBeInTheDocument();
  expect(query()).toMatchObject({ interval: '1d' });
});

test('an interval that is none says what would be one', async () => {
  await showEditor(QueryEditor, puppet(), { ...jobEvents, format: 'countOverTime', interval: '2d' });
  expect(screen.getByText(text.query.interval.invalid)).toBeInTheDocument();
});

test('tables and logs can name the data source, counts cannot', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, format: 'logs' });
  await user.click(screen.getByLabelText('Source'));
  expect(query()).toMatchObject({ showSource: true });
  await user.click(screen.getByLabelText('Show as'));
  await user.click(await screen.findByText(formatModels.count.description));
  expect(screen.queryByLabelText('Source')).not.toBeInTheDocument();
});

describe('inputs and outputs', () => {
  const jobAudit = { refId: 'A', queryType: 'opus.jobAudit', jobs: ['66628'], details: true };
  const forbidden = text.query.payloads.forbidden({ setting: 'Allow inputs and outputs' });

  test('cannot be asked for where the settings do not allow them', async () => {
    await showEditor(QueryEditor, testDataSource({ vendor: 'opus' }).datasource, jobAudit);
    expect(screen.getByLabelText('Inputs and outputs')).toBeDisabled();
    expect(screen.getByText(forbidden)).toBeInTheDocument();
  });

  test('can be switched off there, where a query has them', async () => {
    const saved = { ...jobAudit, includePayloads: true };
    const { user, query } = await showEditor(QueryEditor, testDataSource({ vendor: 'opus' }).datasource, saved);
    await user.click(screen.getByLabelText('Inputs and outputs'));
    expect(query().includePayloads).toBe(false);
  });

  test('are kept where the settings allow them', async () => {
    const { datasource } = testDataSource({ vendor: 'opus', jsonData: { allowPayloads: true } });
    const { user, query } = await showEditor(QueryEditor, datasource, jobAudit);
    await user.click(screen.getByLabelText('Inputs and outputs'));
    expect(query().includePayloads).toBe(true);
    expect(screen.queryByText(forbidden)).not.toBeInTheDocument();
  });
});

test('a limit counts when the field is left, an empty one means the default', async () => {
  const { user, query, runs } = await showEditor(QueryEditor, puppet(), jobEvents);
  const limit = screen.getByLabelText('Limit');
  await user.type(limit, '25');
  expect(runs()).toBe(0);
  await user.tab();
  expect(query().limit).toBe(25);
  await user.clear(limit);
  await user.type(limit, '0');
  await user.tab();
  expect(screen.getByText(text.query.limit.invalid)).toBeInTheDocument();
  expect(query().limit).toBe(25);
  await user.clear(limit);
  await user.tab();
  expect(query().limit).toBeUndefined();
  expect(runs()).toBe(2);
});

test('a limit that was written by hand as a text becomes a number when it is confirmed', async () => {
  const saved = { ...jobEvents, limit: '50' } as unknown as RuntrailQuery;
  const { user, query } = await showEditor(QueryEditor, puppet(), saved);
  await user.type(screen.getByLabelText('Limit'), '{Enter}');
  expect(query().limit).toBe(50);
});

test.each([
  ['Tasks', jobEvents],
  [text.query.groupBy.label, { ...jobEvents, format: 'count' }],
])('%s shows no text that is not taken, once it is left', async (label, saved) => {
  const { user, query } = await showEditor(QueryEditor, puppet(), saved);
  await user.type(screen.getByLabelText(label), 'pack{Escape}');
  expect(screen.getByLabelText(label)).toHaveValue('pack');
  await user.tab();
  expect(query()).toEqual(saved);
  expect(screen.getByLabelText(label)).toHaveValue('');
});

test.each(['{Escape}', '{Escape}{Escape}'])('a choice shows what is chosen after %s', async (keys) => {
  const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, format: 'table' });
  const format = () => screen.getByLabelText(text.query.format.label);
  const shown = format().getAttribute('value');
  act(() => format().focus());
  await user.keyboard(keys);
  expect(format()).toHaveFocus();
  await user.tab();
  expect(format()).toHaveValue(shown);
  expect(shown).not.toBe('');
  expect(query().format).toBe('table');
});

test('groups take a field that is typed', async () => {
  const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, format: 'count' });
  await user.type(screen.getByLabelText(text.query.groupBy.label), 'actor{Enter}');
  expect(query().groupBy).toEqual(['actor']);
  await user.type(screen.getByLabelText(text.query.groupBy.label), 'nothing{Enter}');
  expect(query().groupBy).toEqual(['actor']);
});

describe('an empty query', () => {
  const { failures, changesOfTarget, trace } = text.help.examples;

  test('offers questions that one click asks', async () => {
    const { user, query, runs } = await showEditor(QueryEditor, puppet(), jobEvents);
    await user.click(screen.getByRole('button', { name: failures.title }));
    expect(query().filters).toEqual([{ field: 'outcome', operator: '=', values: ['failure'] }]);
    expect(runs()).toBe(1);
    expect(screen.queryByRole('button', { name: trace.title })).not.toBeInTheDocument();
  });

  test('offers none that its vendor cannot answer', async () => {
    await showEditor(QueryEditor, testDataSource({ vendor: 'opus' }).datasource, {
      refId: 'A',
      queryType: 'opus.jobAudit',
    });
    expect(screen.getByRole('button', { name: trace.title })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: changesOfTarget.title })).not.toBeInTheDocument();
  });

  test('of a panel waits until the type of the panel is known', async () => {
    const { query } = await showEditor(QueryEditor, puppet(), { refId: 'A' }, CoreApp.PanelEditor);
    expect(query()).toEqual({ refId: 'A' });
  });
});

test.each([
  ['bargauge', 'count', ['actor'], true],
  ['piechart', 'count', ['actor'], true],
  ['stat', 'progress', undefined, true],
  ['stat', 'count', [], false],
  ['stat', 'countOverTime', ['actor'], false],
  ['barchart', 'count', ['actor'], false],
])(
  'where a panel would show the last number alone, its editor says how it shows all: %s, %s by %j',
  async (...given) => {
    const [panel, format, groupBy, isTold] = given;
    const query = { ...jobEvents, format, ...(groupBy && { groupBy }) };
    await showInPanel(puppet(), query, panel);
    expect(screen.queryAllByText(text.query.groupBy.lastAlone)).toHaveLength(isTold ? 1 : 0);
  }
);

describe('in alert rules', () => {
  test('a table says that it answers with a number, until rows are chosen', async () => {
    const { user, query } = await showEditor(QueryEditor, puppet(), jobEvents, CoreApp.UnifiedAlerting);
    expect(screen.getByText(text.query.alert.answersAsCount)).toBeInTheDocument();
    await user.click(screen.getByLabelText('Rows'));
    expect(query().inAlerts).toBe('rows');
    expect(screen.queryByText(text.query.alert.answersAsCount)).not.toBeInTheDocument();
  });

  test('groups and variables are warned of', async () => {
    const query = { ...jobEvents, format: 'count' as const, groupBy: ['actor' as const], jobs: ['$job'] };
    await showEditor(QueryEditor, puppet(), query, CoreApp.UnifiedAlerting);
    expect(screen.getByText(text.query.alert.noDataWithGroups)).toBeInTheDocument();
    expect(screen.getByText(text.query.alert.variables)).toBeInTheDocument();
  });

  test('only what the rule would refuse is taken for a variable', async () => {
    const told = async (value: string) => {
      const filters = [{ field: 'actor', operator: '=~', values: [value] }];
      const { unmount } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters }, CoreApp.UnifiedAlerting);
      const isTold = screen.queryByText(text.query.alert.variables) !== null;
      unmount();
      return isTold;
    };
    expect(await told('^[[a-z]x]$')).toBe(false);
    expect(await told('CORP\\\\$user')).toBe(true);
  });

  test('incomplete answers are refused until allowed', async () => {
    const { user, query } = await showEditor(
      QueryEditor,
      puppet(),
      { ...jobEvents, format: 'count' },
      CoreApp.UnifiedAlerting
    );
    await user.click(screen.getByLabelText(text.query.alert.partial.label));
    expect(query().partial).toBe('use');
  });

  test('elsewhere there is no word of them', async () => {
    await showEditor(QueryEditor, puppet(), jobEvents);
    expect(screen.queryByText(text.query.alert.answersAsCount)).not.toBeInTheDocument();
    expect(screen.queryByLabelText(text.query.alert.partial.label)).not.toBeInTheDocument();
  });
});
