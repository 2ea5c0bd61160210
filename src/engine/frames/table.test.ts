import { emptyEvents } from '../events/empty-events';
import { nodeHost } from '../testing/node-host';
import { tableFrame } from './table';

const namesOf = (options: { details: boolean; source?: string }) =>
  tableFrame(emptyEvents(nodeHost()), new Int32Array(0), { runLinks: [], ...options }).fields.map(({ name }) => name);

test('a table has the fields of the event, details after them, and the name of its source last', () => {
  const fields = ['time', 'end', 'event', 'outcome', 'effect', 'actor', 'target', 'run', 'message', 'eventId'];
  expect(namesOf({ details: false })).toEqual(fields);
  expect(namesOf({ details: true, source: 'PE' })).toEqual([...fields, 'details', 'source']);
});
