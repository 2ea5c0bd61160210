/** @jest-environment jsdom */
import '../testing/browser';
import { act, screen, within } from '@testing-library/react';
import { testDataSource } from '../testing/data-source';
import { showEditor } from '../testing/edited';
import { testIds } from '../test-ids';
import { text } from '../text';
import { QueryEditor } from './QueryEditor';

const puppet = () => testDataSource().datasource;
const jobEvents = { refId: 'A', queryType: 'puppet.jobEvents' };

describe('filters', () => {
  test('are added, filled and removed with the keyboard', async () => {
    const { user, query, runs } = await showEditor(QueryEditor, puppet(), jobEvents);
    act(() => screen.getByRole('button', { name: text.query.filters.add }).focus());
    await user.keyboard('{Enter}');
    expect(runs()).toBe(0);
    await user.type(screen.getByLabelText('Values of filter 1'), 'failure{Enter}');
    expect(query().filters).toEqual([{ field: 'outcome', operator: '=', values: ['failure'] }]);
    expect(runs()).toBe(1);
    act(() => screen.getByRole('button', { name: 'Remove filter 1' }).focus());
    await user.keyboard('{Enter}');
    expect(query().filters).toEqual([]);
    expect(runs()).toBe(2);
    // Whoever has no mouse goes on where the filters are.
    expect(screen.getByRole('button', { name: text.query.filters.add })).toHaveFocus();
  });

  test('take what was typed wherever one clicks next', async () => {
    const filters = [{ field: 'actor', operator: '=', values: [] }];
    const { user, query, runs } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
    await user.type(screen.getByLabelText('Values of filter 1'), 'anna');
    await user.click(document.body);
    expect(query().filters?.[0]?.values).toEqual(['anna']);
    await user.type(screen.getByLabelText('Values of filter 1'), 'rita{Enter}');
    expect(query().filters?.[0]?.values).toEqual(['anna', 'rita']);
    expect(runs()).toBe(2);
  });

  test.each([
    [
      'puppet.jobEvents',
      'outcome',
      ['success', 'failure', 'running', 'waiting', 'skipped', 'stopped', 'info', 'unknown'],
    ],
    ['puppet.jobs', 'effect', ['noop']],
    ['opsera.userActivity', 'outcome', ['info']],
    ['opsera.taskLogs', 'effect', []],
  ])('offer the words that what is read can have: %s, %s', async (queryType, field, words) => {
    const vendor = queryType.split('.')[0] ?? '';
    const filters = [{ field, operator: '=', values: [] }];
    const { user } = await showEditor(QueryEditor, testDataSource({ vendor }).datasource, {
      refId: 'A',
      queryType,
      filters,
    });
    await user.click(screen.getByLabelText('Values of filter 1'));
    expect(screen.queryAllByRole('option').map(({ textContent }) => textContent)).toEqual(words);
  });

  test('are added by how it ended, or by what happened where that is the same of all', async () => {
    const { datasource } = testDataSource({ vendor: 'opsera' });
    const { user, query } = await showEditor(QueryEditor, datasource, { refId: 'A', queryType: 'opsera.userActivity' });
    await user.click(screen.getByRole('button', { name: text.query.filters.add }));
    expect(query().filters).toEqual([{ field: 'event', operator: '=', values: [] }]);
  });

  test('take a suggestion that is clicked, and not what was typed to find it', async () => {
    const filters = [{ field: 'outcome', operator: '=', values: [] }];
    const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
    await user.type(screen.getByLabelText('Values of filter 1'), 'fail');
    await user.click(await screen.findByText('failure'));
    expect(query().filters?.[0]?.values).toEqual(['failure']);
  });

  test.each(['{ArrowDown}{Enter}', '{ArrowDown}{Enter}{Escape}', '{Enter}'])(
    'take what is chosen or meant with the keyboard, and not what was typed to find it: %s',
    async (keys) => {
      const filters = [{ field: 'outcome', operator: '=', values: [] }];
      const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
      const values = () => screen.getByLabelText('Values of filter 1');
      await user.type(values(), 'fail');
      const options = await screen.findAllByRole('option');
      const downs = options.findIndex((option) => option.textContent === 'failure');
      await user.keyboard('{ArrowDown}'.repeat(keys.startsWith('{ArrowDown}') ? downs : 0) + keys);
      await user.tab();
      expect(query().filters?.[0]?.values).toEqual(['failure']);
      expect(values()).toHaveValue('');
    }
  );

  test.each([
    ['outcome', 's{Enter}'],
    ['outcome', 's'],
    ['effect', 'ch'],
  ])('on %s take no part of several words: %s', async (field, keys) => {
    const filters = [{ field, operator: '=', values: [] }];
    const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
    await user.type(screen.getByLabelText('Values of filter 1'), keys);
    await user.tab();
    expect(query().filters).toEqual(filters);
    expect(screen.getByLabelText('Values of filter 1')).toHaveValue('');
  });

  test('take nothing that was given up with escape', async () => {
    const filters = [{ field: 'actor', operator: '=', values: [] }];
    const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
    await user.type(screen.getByLabelText('Values of filter 1'), 'eve{Escape}');
    await user.tab();
    expect(query().filters).toEqual(filters);
    expect(screen.getByLabelText('Values of filter 1')).toHaveValue('');
    await user.type(screen.getByLabelText('Values of filter 1'), 'eve{Escape}lyn');
    await user.tab();
    expect(query().filters?.[0]?.values).toEqual(['evelyn']);
  });

  test('take patterns as they are typed', async () => {
    const filters = [{ field: 'actor', operator: '=~', values: ['^a'] }];
    const { user, query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
    await user.type(screen.getByLabelText('Values of filter 1'), 'b, {{1,2}{Enter}');
    expect(query().filters?.[0]?.values).toEqual(['^a', 'b, {1,2}']);
  });

  test('with a field or operator that is not known are shown, not changed', async () => {
    const filters = [{ field: 'colour', operator: '<', values: ['red'] }];
    const { query } = await showEditor(QueryEditor, puppet(), { ...jobEvents, filters });
    const row = within(screen.getByTestId(testIds.query.filter(0)));
    expect(row.getByLabelText('Field of filter 1')).toHaveValue('colour');
    expect(row.getByLabelText('Operator of filter 1')).toHaveValue('<');
    expect(query().filters).toEqual(filters);
  });
});
