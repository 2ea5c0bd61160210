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
