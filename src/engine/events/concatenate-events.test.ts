import { eventsOf } from '../testing/events-of';
import { plainEvents } from '../testing/data-source';
import { nodeHost } from '../testing/node-host';
import { concatenateEvents } from './concatenate-events';
import { emptyEvents } from './empty-events';
import { Events } from './events';

const host = nodeHost();

/** An event with its record. */
function detailed(id: string): Events {
  const { length, ...columns } = eventsOf([{ time: 0, id }]);
  return new Events(length, { ...columns, details: host.columns.jsonObject(1, { id }) });
}

test.each([
  ['first', [emptyEvents(host), detailed('a'), detailed('b')]],
  ['between', [detailed('a'), emptyEvents(host), detailed('b')]],
  ['last', [detailed('a'), detailed('b'), emptyEvents(host)]],
])('a piece without events takes the details of no other, whether it comes %s', (_, pieces) => {
  expect(plainEvents([concatenateEvents(pieces, host)])).toMatchObject([
    { eventId: 'a', details: '{"id":"a"}' },
    { eventId: 'b', details: '{"id":"b"}' },
  ]);
});

test('pieces without events are no events', () => {
  expect(concatenateEvents([emptyEvents(host), emptyEvents(host)], host)).toHaveLength(0);
  expect(concatenateEvents([], host)).toHaveLength(0);
});
