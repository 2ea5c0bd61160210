/** @jest-environment jsdom */
import '../testing/browser';
import { setTimeZoneResolver } from '@grafana/data';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Listed } from '../source';
import { testDataSource } from '../testing/data-source';
import { text } from '../text';
import { QueryHelp } from './QueryHelp';

test('an example keeps the selection of the query', async () => {
  const chosen = jest.fn();
  const query = { refId: 'B', queryType: 'puppet.jobEvents', jobs: ['7'] };
  render(<QueryHelp datasource={testDataSource().datasource} query={query} onClickExample={chosen} />);
  await userEvent.click(screen.getByText(text.help.examples.failuresOverTime.title));
  expect(chosen).toHaveBeenCalledWith({
    ...query,
    format: 'countOverTime',
    groupBy: [],
    filters: [{ field: 'outcome', operator: '=', values: ['failure'] }],
  });
});

test('an example for a query that leaves out what to read leaves it out', async () => {
  const chosen = jest.fn();
  const query = { refId: 'B', format: 'logs', jobs: ['7'] };
  render(<QueryHelp datasource={testDataSource().datasource} query={query} onClickExample={chosen} />);
  await userEvent.click(screen.getByText(text.help.examples.everything.title));
  expect(chosen).toHaveBeenCalledWith({ ...query, version: 1, format: 'table', filters: [] });
});

test('days are those of whoever looks, and the next example over time has none', async () => {
  setTimeZoneResolver(() => 'America/New_York');
  const chosen = jest.fn();
  const query = { refId: 'B', queryType: 'puppet.jobEvents', interval: '1M', timeZone: 'UTC' };
  render(<QueryHelp datasource={testDataSource().datasource} query={query} onClickExample={chosen} />);
  await userEvent.click(screen.getByText(text.help.examples.failuresByDay.title));
  expect(chosen).toHaveBeenLastCalledWith(expect.objectContaining({ interval: '1d', timeZone: 'America/New_York' }));
  await userEvent.click(screen.getByText(text.help.examples.failuresOverTime.title));
  expect(chosen).toHaveBeenLastCalledWith(expect.objectContaining({ interval: undefined }));
});

test('examples that a query type cannot answer are not shown', () => {
  const query = { refId: 'B', queryType: 'opcore.nodeAudit' };
  render(
    <QueryHelp datasource={testDataSource({ vendor: 'opcore' }).datasource} query={query} onClickExample={jest.fn()} />
  );
  expect(screen.getByText(text.help.examples.changesByActor.title)).toBeInTheDocument();
  expect(screen.queryByText(text.help.examples.progress.title)).not.toBeInTheDocument();
});

test('an example of a query that needs a job takes the newest ones that the vendor lists', async () => {
  const chosen = jest.fn();
  const jobs = [{ value: '352', label: '352 Invoice intake' }];
  const { datasource } = testDataSource({
    vendor: 'opus',
    answers: { 'options/jobs': { options: jobs, notices: [] } },
  });
  render(<QueryHelp datasource={datasource} query={{ refId: 'B' }} onClickExample={chosen} />);
  await userEvent.click(screen.getByText(text.help.examples.timeline.title));
  expect(chosen).toHaveBeenCalledWith(expect.objectContaining({ format: 'timeline', jobs: ['newest'] }));
});

test('of two examples the one that was clicked last counts, in whatever order the vendor answers', async () => {
  const chosen = jest.fn();
  const { datasource } = testDataSource({ vendor: 'opus' });
  const lists: Array<(listed: Listed) => void> = [];
  datasource.listOptions = () => new Promise((resolve) => lists.push(resolve));
  render(<QueryHelp datasource={datasource} query={{ refId: 'B' }} onClickExample={chosen} />);
  await userEvent.click(screen.getByText(text.help.examples.timeline.title));
  await userEvent.click(screen.getByText(text.help.examples.trace.title));
  const jobs = { options: [{ value: '352', label: '352 Invoice intake' }], notices: [] };
  await act(async () => lists[1]?.(jobs));
  await act(async () => lists[0]?.(jobs));
  expect(chosen.mock.calls).toEqual([[expect.objectContaining({ format: 'trace', jobs: ['352'] })]]);
});
