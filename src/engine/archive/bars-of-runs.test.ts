import { eventsOf, type PlainEvent } from '../testing/events-of';
import { nodeHost, textsOf } from '../testing/node-host';
import { barsOfRuns, type BarsOfRun } from './bars-of-runs';

const host = nodeHost();

/** What each run is handed over as, by the events' times. */
function bars(archived: readonly PlainEvent[], ofVendor: ReadonlyArray<readonly PlainEvent[]> = []) {
  const runs: number[][] = [];
  const ofRun: BarsOfRun = (events) => {
    runs.push(Array.from(events.time.values));
    return events;
  };
  const all = barsOfRuns(eventsOf(archived), ofVendor.map(eventsOf), ofRun, host);
  return { runs, of: textsOf(all.run) };
}

const event = (run: string, id: number, time = id): PlainEvent => ({ run, id: `${run}/${id}`, time });

test('each run is made into bars on its own, however its events lie among those of others', () => {
  const archived = [event('8', 1, 40), event('7', 1, 10), event('8', 2, 50), event('7', 2, 20)];
  expect(bars(archived)).toEqual({ runs: [[10, 20], [40, 50]], of: ['7', '7', '8', '8'] }); // prettier-ignore
});

test('the events of a run come in the order of their ids, also where they are of one moment', () => {
  expect(bars([event('7', 3, 10), event('7', 1, 10), event('7', 2, 5)]).runs).toEqual([[10, 5, 10]]);
});

test('a run of which the vendor tells is the vendor’s', () => {
  const archived = [event('7', 1), event('8', 1), event('9', 1)];
  expect(bars(archived, [[event('8', 1)], [event('9', 5)]]).of).toEqual(['7']);
});

test('without events there are no bars', () => {
  expect(bars([])).toEqual({ runs: [], of: [] });
});
