/** @jest-environment jsdom */
import '../testing/browser';
import { act, screen } from '@testing-library/react';
import type { ListedOption } from '../source';
import { testDataSource } from '../testing/data-source';
import { showEditor } from '../testing/edited';
import { testIds } from '../test-ids';
import { text } from '../text';
import { QueryEditor } from './QueryEditor';

const jobs = [
  { value: '353', label: '353 Invoice intake, WAITING' },
  { value: '352', label: '352 Invoice intake, COMPLETED' },
];

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

test('whoever has no mouse goes on in the editor when the button that was pressed is gone', async () => {
  const { datasource } = testDataSource();
  const { user } = await showEditor(QueryEditor, datasource, { refId: 'A', queryType: 'puppet.jobEvents' });
  await user.click(screen.getByText(text.help.examples.failures.title));
  expect(screen.queryByText(text.help.examples.failures.title)).not.toBeInTheDocument();
  expect(screen.getByTestId(testIds.query.editor)).toHaveFocus();
});

test('what was chosen while the vendor lists its jobs stays, whatever was asked before', async () => {
  const { datasource } = testDataSource({ vendor: 'opus' });
  let list: (listed: ListedOption[]) => void = () => undefined;
  datasource.listOptions = () => new Promise((resolve) => (list = resolve));
  const { user, query } = await showEditor(QueryEditor, datasource, { refId: 'A', queryType: 'opus.jobAudit' });
  await user.click(screen.getByText(text.help.examples.trace.title));
  const listing = list;
  await user.type(screen.getByLabelText('Jobs'), '66173{Enter}');
  await act(async () => listing(jobs));
  expect(query()).toEqual({ refId: 'A', queryType: 'opus.jobAudit', jobs: ['66173'] });
});
