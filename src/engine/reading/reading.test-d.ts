/** What the compiler must refuse: ways to lose a record, or what a reading lacks, without a word. Nothing here runs. */
import type { Produced } from '../client/produced';
import type { EventColumns, Events } from '../events/events';
import { makeEvents } from '../events/make-events';
import { takeEvents } from '../events/take-events';
import type { Host } from '../seam/host';
import type { Reader } from '../vendors/vendor';
import { Notes, type Reading } from './reading';

type Fits<A, B> = [A] extends [B] ? true : false;
declare function fits<A, B>(proof: Fits<A, B>): void;

declare const columns: EventColumns;
declare const events: Events;
declare const rows: Int32Array;
declare const host: Host;
declare const reading: Reading<Events>;
const notes = new Notes();

// A reading's value comes out into notes only: it has nothing else that could be taken.
fits<ReturnType<typeof notes.take<Events>>, Events>(true);
notes.take(reading);
fits<keyof Reading<Events>, never>(true);
fits<Reading<Events>, Events>(false);

// A reader answers with a reading: bare events say nothing of what they lack.
fits<() => Promise<Reading<readonly Events[]>>, Reader['read']>(true);
fits<() => Promise<readonly Events[]>, Reader['read']>(false);

// Events are made of all records, and what looks like them is none.
fits<ReturnType<typeof makeEvents>, Events>(true);
makeEvents({ length: 3 }, columns);
// @ts-expect-error They must be made of something.
makeEvents(columns);
fits<EventColumns & { length: number }, Events>(false);

// Whoever leaves events out says why; a loss is counted into notes.
takeEvents(events, rows, host, 'repeated');
takeEvents(events, rows, host, { lost: { key: '', sentence: String }, notes });
// @ts-expect-error There is no reason.
takeEvents(events, rows, host);
// @ts-expect-error Being odd is no reason: it is a loss.
takeEvents(events, rows, host, 'unreadable');

// Whoever writes a word chooses its kind.
notes.counted('shortfall', { key: '', sentence: String }, 1);
// @ts-expect-error There is no third one.
notes.counted('warning', { key: '', sentence: String }, 1);

// What is kept says how many records it has: what has none is not kept.
fits<{ value: string; bytes: number; records: number; freshFor: number }, Produced<string>>(true);
fits<{ value: string; bytes: number; freshFor: number }, Produced<string>>(false);
