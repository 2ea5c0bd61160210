import { concatenateEvents } from '../events/concatenate-events';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import type { Host } from '../seam/host';
import type { Reader } from '../vendors/vendor';

export type BarsOfRun = NonNullable<Reader['bars']>['ofRun'];

/** The bars of whole runs of the archive. A run of which the vendor tells, too, is the vendor's. */
export function barsOfRuns(archived: Events, ofVendor: readonly Events[], ofRun: BarsOfRun, host: Host): Events {
  const { columns } = host;
  const told = new Set(ofVendor.flatMap(({ run }) => Array.from(run.codes, (code) => run.values[code])));
  // By their ids, in which the run comes first: of one moment nothing else tells what came before what.
  const rows = columns.order(columns.select(archived.length, []), archived.eventId);
  const { codes, values } = archived.run;
  const bars: Events[] = [];
  for (let first = 0, next = 1; first < rows.length; first = next, next++) {
    const run = codes[rows[first] ?? -1] ?? -1;
    while (next < rows.length && codes[rows[next] ?? -1] === run) {
      next++;
    }
    if (!told.has(values[run])) {
      bars.push(ofRun(takeEvents(archived, rows.subarray(first, next), host, 'reordered'), host));
    }
  }
  return concatenateEvents(bars, host);
}
