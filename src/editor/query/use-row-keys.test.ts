/** @jest-environment jsdom */
import { renderHook } from '@testing-library/react';
import { useRowKeys } from './use-row-keys';

test.each([
  ['one that is put in behind them', ['a', 'b'], ['a', 'b', 'c'], [0, 1, 4]],
  ['one that is put in before them', ['a', 'b'], ['c', 'a', 'b'], [2, 0, 1]],
  ['one that is taken out', ['a', 'b', 'c'], ['a', 'c'], [0, 2]],
  ['one that changes in its place', ['a', 'b'], ['A', 'b'], [0, 1]],
  ['one that changes while another comes', ['a', 'b'], ['A', 'b', 'c'], [0, 1, 4]],
  ['the last of some that are alike', ['a', 'a', 'a'], ['a', 'a'], [0, 1]],
  ['all', ['a', 'b'], [], []],
])('entries keep their keys beside %s', (_, before, after, keys) => {
  const { result, rerender } = renderHook(useRowKeys, { initialProps: before });
  expect(result.current).toEqual(before.map((__, at) => at));
  rerender(after);
  expect(result.current).toEqual(keys);
});
