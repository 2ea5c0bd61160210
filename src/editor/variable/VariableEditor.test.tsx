/** @jest-environment jsdom */
import '../testing/browser';
import { screen } from '@testing-library/react';
import type { RuntrailQuery } from '../saved/query';
import { testDataSource } from '../testing/data-source';
import { showEditor } from '../testing/edited';
import { VariableEditor } from './VariableEditor';

test('a variable lists the values of a field', async () => {
  const { user, query, runs } = await showEditor(VariableEditor, testDataSource().datasource, { refId: 'V' });
  await user.click(screen.getByLabelText('Values of'));
  await user.click(await screen.findByText('Actor'));
  expect(query()).toMatchObject({ queryType: 'puppet.jobEvents', format: 'values', valueField: 'actor' });
  expect(runs()).toBe(1);
});

test('a variable of a data source that the dashboard chooses goes on leaving out what to read', async () => {
  const saved = { refId: 'V', format: 'values', valueField: 'target' as const };
  const { user, query } = await showEditor(VariableEditor, testDataSource().datasource, saved);
  await user.click(screen.getByLabelText('Values of'));
  await user.click(await screen.findByText('Actor'));
  expect(query()).toEqual({ ...saved, version: 1, valueField: 'actor' });
});

test('its selection and filters are those of queries', async () => {
  const { user, query } = await showEditor(VariableEditor, testDataSource({ vendor: 'opsera' }).datasource, {
    refId: 'V',
  });
  await user.type(screen.getByLabelText('Actions'), 'create{Enter}');
  expect(query()).toMatchObject({ queryType: 'opsera.userActivity', actions: ['create'], format: 'values' });
});

test('a variable can list what the vendor names', async () => {
  const { user, query } = await showEditor(VariableEditor, testDataSource().datasource, { refId: 'V' });
  await user.click(screen.getByLabelText('List'));
  await user.click(await screen.findByText('Nodes'));
  expect(query()).toMatchObject({ list: 'nodes' });
  expect(screen.queryByLabelText('Values of')).not.toBeInTheDocument();
});

test('a list that was written by hand as several is shown, and not changed', async () => {
  const saved = { refId: 'V', queryType: 'puppet.jobEvents', list: ['jobs'] } as unknown as RuntrailQuery;
  const { query } = await showEditor(VariableEditor, testDataSource().datasource, saved);
  expect(screen.getByLabelText('List')).toHaveValue('["jobs"]');
  expect(query()).toEqual(saved);
});
