import type { Operator } from '../../../../model/query';
import { onlyEvents } from '../../../testing/only-events';
import { plainRequest } from '../../../testing/plain-request';
import { passingKinds } from './passing-kinds';

const everything = 'creates, deletes, others';

test.each<[Operator, string[], string]>([
  ['=', ['delete node'], 'deletes'],
  ['=', ['Delete_Node'], 'deletes'],
  ['=', ['create node', 'delete node'], 'creates, deletes'],
  ['=', ['edit node'], 'others'],
  ['=', ['deleted'], everything],
  ['=', ['delete node', 'remove node'], everything],
  ['=', [''], everything],
  ['!=', ['edit node', 'create node'], 'deletes'],
  ['!=', ['EDIT-NODE'], 'creates, deletes'],
  ['!=', ['create node', 'edit node', 'delete node'], everything],
  ['=~', ['^delete'], 'deletes'],
  ['=~', ['^(delete|rename)'], everything],
  ['=~', ['remove'], everything],
  ['=~', ['node$'], everything],
  ['!~', ['edit|create'], 'deletes'],
])('of records whose event %s %j, those that may pass are: %s', async (operator, values, kinds) => {
  const passing = await passingKinds({ ...plainRequest, selection: {}, only: onlyEvents(operator, ...values) });
  const { creates, deletes, others } = passing;
  expect(
    Object.entries({ creates, deletes, others })
      .flatMap(([kind, may]) => (may ? [kind] : []))
      .join(', ')
  ).toBe(kinds);
});

test('without a filter on the event every kind may pass', async () => {
  expect(await passingKinds({ ...plainRequest, selection: {}, only: {} })).toEqual({
    creates: true,
    deletes: true,
    others: true,
    worked: true,
    failed: true,
  });
});
