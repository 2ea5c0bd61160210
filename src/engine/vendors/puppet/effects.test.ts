import { eventEffect } from './effects';

test.each([
  ['a run in noop mode, whatever it would have changed', ['true', null, 'changed', '3'], 'noop'],
  ['a run whose noop is an object that says so', [null, 'true', null, '3'], 'noop'],
  ['a run with changes', ['false', null, null, '3'], 'changed'],
  ['a failed run with changes', ['false', null, 'failed', '1'], 'changed'],
  ['a failed run that changed nothing', ['false', null, 'failed', '0'], 'unchanged'],
  ['a run whose status says so', [null, 'false', 'changed', null], 'changed'],
  ['a run that changed nothing', ['false', null, 'unchanged', '0'], 'unchanged'],
  ['a run whose status alone says that', [null, null, 'unchanged', null], 'unchanged'],
  ['a run whose status is in another case', [null, null, 'Changed', null], 'changed'],
  ['a run that has only begun', ['false', null, null, null], null],
  ['a record with odd counts', [null, null, null, 'many'], null],
  ['a record with an empty count', [null, null, null, ''], null],
] as const)('%s', (_, [noop, innerNoop, status, changed], effect) => {
  expect(eventEffect(noop, innerNoop, status, changed)).toBe(effect);
});
