import type { Filter } from '../../model/query';
import { nodeHost } from '../testing/node-host';
import { passingWords, readFilters } from './filters';

const words = ['delete node', 'Delete_Node', 'edit node', ''];

test.each<[Filter[], string[]]>([
  [[{ field: 'event', operator: '=', values: ['DELETE-node'] }], ['delete node', 'Delete_Node', 'DELETE-node']],
  [[{ field: 'event', operator: '!=', values: ['delete node'] }], ['edit node', '']],
  [[{ field: 'target', operator: '=', values: ['delete node'] }], ['delete node']],
  [[{ field: 'event', operator: '=~', values: ['^delete'] }], ['delete node']],
  [
    [
      { field: 'event', operator: '=~', values: ['node'] },
      { field: 'event', operator: '!=', values: ['delete node'] },
    ],
    ['edit node'],
  ],
])(
  'events are compared without regard to case, spaces, hyphens and underscores, other fields are not: %j',
  async (filters, passing) => {
    const host = nodeHost();
    expect(Array.from(await passingWords(readFilters(filters, host).filters, host)(words))).toEqual(passing);
  }
);

test.each([
  [
    20,
    51,
    'x',
    /^The filters hold 1 020 patterns of 1 020 characters in all, more than 1 000 patterns or 100 000 characters/,
  ],
  [2, 30, 'x'.repeat(2_000), /^The filters hold 60 patterns of 120 000 characters in all/],
])(
  'too many patterns, or too long ones, are refused before one is checked: %i filters of %i',
  (count, each, text, said) => {
    const host = { ...nodeHost(), checkPattern: () => ({ error: 'checked' }) };
    const filter: Filter = { field: 'target', operator: '=~', values: Array<string>(each).fill(text) };
    const refused = expect.objectContaining({ status: 400, message: expect.stringMatching(said) });
    expect(() => readFilters(Array<Filter>(count).fill(filter), host)).toThrow(refused);
  }
);

test.each<[Filter, object]>([
  [
    { field: 'message', operator: '=', values: ['Finished on  web01\n- Success! '] },
    { values: ['Finished on web01 - Success!'] },
  ],
  [{ field: 'target', operator: '=', values: [' web\u202e01 '] }, { values: [' web\ufffd01 '] }],
  [{ field: 'message', operator: '=~', values: ['web\u202e  01'] }, { pattern: 'web\ufffd  01' }],
])('a value as the vendor writes it is compared as texts come: %j', (filter, match) => {
  expect(readFilters([filter], nodeHost()).filters).toMatchObject([{ match }]);
});
