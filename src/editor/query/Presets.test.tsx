/** @jest-environment jsdom */
import '../testing/browser';
import { act, screen } from '@testing-library/react';
import type { Listed } from '../source';
import { testDataSource } from '../testing/data-source';
import { showEditor, showInPanel } from '../testing/edited';
import { testIds } from '../test-ids';
import { text } from '../text';
import { QueryEditor } from './QueryEditor';

const jobs = {
  options: [
    { value: '353', label: '353 Invoice intake, WAITING' },
    { value: '352', label: '352 Invoice intake, COMPLETED' },
  ],
  notices: [],
};

test('a picture of one run takes the newest job that the vendor lists where the query names none', async () => {
  const listed = testDataSource({ vendor: 'opus', answers: { 'options/jobs': jobs } }).datasource;
  const { user, query, runs } = await showEditor(QueryEditor, listed, { refId: 'A', queryType: 'opus.jobAudit' });
  await user.click(screen.getByText(text.help.examples.trace.title));
  expect(query()).toMatchObject({ format: 'trace', jobs: ['353'] });
  expect(runs()).toBe(1);
});

test.each([
  ['opus', 'opus.jobAudit', 'options/jobs', { jobs: ['newest'] }],
  ['opsera', 'opsera.taskLogs', 'options/tasks', { taskIds: ['listed'] }],
])('what failed is asked of all that %s lists', async (vendor, queryType, path, selection) => {
  const listed = testDataSource({ vendor, answers: { [path]: jobs } }).datasource;
  const { user, query } = await showEditor(QueryEditor, listed, { refId: 'A', queryType });
  await user.click(screen.getByText(text.help.examples.failures.title));
  expect(query()).toMatchObject({ format: 'table', ...selection });
});

test('a preset says what to fill in where the vendor lists no jobs', async () => {
  const unlisted = testDataSource({ vendor: 'opus' }).datasource;
  const { user, query } = await showEditor(QueryEditor, unlisted, { refId: 'A', queryType: 'opus.jobAudit' });
  await user.click(screen.getByText(text.help.examples.failures.title));
  expect(query()).toMatchObject({ format: 'table', filters: [{ field: 'outcome' }] });
  expect(query()).not.toHaveProperty('jobs');
  expect(screen.getByText('Fill in Jobs first.')).toBeInTheDocument();
});

const { failures, changesOfTarget, changesOverTime, trace } = text.help.examples;

test.each([
  ['timeseries', [failures, changesOfTarget, changesOverTime]],
  ['stat', [failures, changesOfTarget]],
  ['state-timeline', [failures, changesOfTarget]],
  ['logs', [failures, changesOfTarget]],
  ['traces', [trace]],
  ['nodeGraph', [trace]],
  ['table', [failures, changesOfTarget]],
  ['someone-elses-panel', [failures, changesOfTarget, trace, changesOverTime]],
])('a new panel of type %s offers the questions that it can draw the answers of', async (panel, offered) => {
  const { datasource } = testDataSource();
  await showInPanel(datasource, { refId: 'A' }, panel);
  const titles = [failures, changesOfTarget, trace, changesOverTime].map(({ title }) => title);
  const shown = screen.getAllByRole('button').map(({ textContent }) => textContent ?? '');
  expect(shown.filter((title) => titles.includes(title))).toEqual(offered.map(({ title }) => title));
});

test.each([
  ['timeseries', failures, { format: 'countOverTime', groupBy: ['outcome'] }],
  ['timeseries', changesOfTarget, { format: 'countOverTime', groupBy: ['actor'] }],
  ['timeseries', changesOverTime, { format: 'countOverTime', groupBy: [] }],
  ['bargauge', changesOfTarget, { format: 'count', groupBy: ['actor'] }],
  ['state-timeline', failures, { format: 'timeline' }],
  ['nodeGraph', trace, { format: 'nodeGraph' }],
  ['table', failures, { format: 'table' }],
])('a panel of type %s can draw the answer to what is asked there', async (panel, { title }, shape) => {
  const { datasource } = testDataSource();
  const { user, query } = await showInPanel(datasource, { refId: 'A' }, panel);
  await user.click(screen.getByText(title));
  expect(query()).toMatchObject(shape);
  expect(query().filters?.map(({ field }) => field)).toEqual(
    { [failures.title]: ['outcome'], [changesOfTarget.title]: ['effect', 'target'], [trace.title]: [] }[title] ?? [
      'effect',
    ]
  );
});

test('a panel whose query groups as nobody proposed is no empty one', async () => {
  const saved = { refId: 'A', queryType: 'puppet.jobEvents', format: 'countOverTime', groupBy: ['target' as const] };
  await showInPanel(testDataSource().datasource, saved, 'timeseries');
  expect(screen.queryByText(failures.title)).not.toBeInTheDocument();
});

test('whoever has no mouse goes on in the editor when the button that was pressed is gone', async () => {
  const { datasource } = testDataSource();
  const { user } = await showEditor(QueryEditor, datasource, { refId: 'A', queryType: 'puppet.jobEvents' });
  await user.click(screen.getByText(text.help.examples.failures.title));
  expect(screen.queryByText(text.help.examples.failures.title)).not.toBeInTheDocument();
  expect(screen.getByTestId(testIds.query.editor)).toHaveFocus();
});

test('what was chosen while the vendor lists its jobs stays, whatever was asked before', async () => {
  const { datasource } = testDataSource({ vendor: 'opus' });
  let list: (listed: Listed) => void = () => undefined;
  datasource.listOptions = () => new Promise((resolve) => (list = resolve));
  const { user, query } = await showEditor(QueryEditor, datasource, { refId: 'A', queryType: 'opus.jobAudit' });
  await user.click(screen.getByText(text.help.examples.trace.title));
  const listing = list;
  await user.type(screen.getByLabelText('Jobs'), '66173{Enter}');
  await act(async () => listing(jobs));
  expect(query()).toEqual({ refId: 'A', queryType: 'opus.jobAudit', jobs: ['66173'] });
});
