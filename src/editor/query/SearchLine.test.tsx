/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import '../testing/browser';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { SavedFilter } from '../saved/query';
import { SearchLine } from './SearchLine';

const failures: SavedFilter = { field: 'outcome', operator: '=', values: ['failure'] };

function renderLine(given: SavedFilter[] = []) {
  const seen: SavedFilter[][] = [];
  let changeFilters: (filters: SavedFilter[]) => void = () => undefined;
  const Held = () => {
    const [filters, setFilters] = useState(given);
    changeFilters = setFilters;
    return (
      <SearchLine
        filters={filters}
        onChange={(changed) => {
          seen.push(changed);
          setFilters(changed);
        }}
      />
    );
  };
  render(<Held />);
  const set = (filters: SavedFilter[]) => act(() => changeFilters(filters));
  return { seen, set, line: screen.getByRole('textbox', { name: 'Filters as text' }) };
}

test('the line shows the filters there are, and what is typed becomes filters with enter', async () => {
  const { seen, line } = renderLine([failures]);
  expect(line).toHaveValue('outcome:failure');
  await userEvent.type(line, ' actor:anna{Enter}');
  expect(seen).toEqual([[failures, { field: 'actor', operator: '=', values: ['anna'] }]]);
  expect(line).toHaveValue('outcome:failure actor:anna');
});

test('a word that is not known changes nothing and is said beside the field', async () => {
  const { seen, line } = renderLine();
  await userEvent.type(line, 'user:anna');
  await userEvent.tab();
  expect(seen).toEqual([]);
  expect(screen.getByRole('alert')).toHaveTextContent('There is no field user.');
  expect(line).toHaveValue('user:anna');
  await userEvent.type(line, '{Escape}');
  expect(line).toHaveValue('');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what could not be read stays where filters change elsewhere, and what could follows them', async () => {
  const { set, line } = renderLine();
  await userEvent.type(line, 'user:rita');
  await userEvent.tab();
  set([failures]);
  expect(line).toHaveValue('user:rita');
  expect(screen.getByRole('alert')).toHaveTextContent('There is no field user.');
  await userEvent.type(line, '{Escape}');
  expect(line).toHaveValue('outcome:failure');
  set([]);
  expect(line).toHaveValue('');
});

test('leaving the line as it was changes nothing', async () => {
  const { seen, line } = renderLine([failures]);
  await userEvent.click(line);
  await userEvent.tab();
  expect(seen).toEqual([]);
});

test('filters that no line can say have no line', () => {
  render(<SearchLine filters={[{ ...failures, operator: 'like' }]} onChange={() => undefined} />);
  expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
});

test('enter that ends a word of Japanese takes no half line', async () => {
  const { seen, line } = renderLine();
  await userEvent.type(line, 'actor:anna');
  fireEvent.keyDown(line, { key: 'Enter', isComposing: true });
  expect(seen).toEqual([]);
});
