import { constantText, noNumbers } from '../columns/constant';
import type { Host } from '../seam/host';
import { Events } from './events';
import { mapColumns } from './map-columns';

/** Events of length 0. */
export function emptyEvents({ columns }: Host): Events {
  const none = {
    number: () => noNumbers(0),
    dictionary: () => constantText(null, 0),
    text: () => columns.join(0, []),
    json: () => columns.jsonArray(0, []),
  };
  return new Events(0, mapColumns([], none));
}
