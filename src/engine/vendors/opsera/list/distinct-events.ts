import { concatenateEvents } from '../../../events/concatenate-events';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import type { Host } from '../../../seam/host';
import { recordKeys } from './seen-records';

/** Several questions may find the same record: each once. */
export function distinctEvents(pieces: readonly Events[], host: Host): Events {
  const { columns } = host;
  const events = concatenateEvents(pieces, host);
  const rows = columns.firstOfEach(columns.select(events.length, []), recordKeys(events, columns));
  return rows.length === events.length ? events : takeEvents(events, rows, host, 'repeated');
}
