import { dictionaryOf } from '../columns/dictionary-of';
import type { Events } from '../events/events';
import { makeEvents } from '../events/make-events';
import { textColumn } from './node-host';

export interface PlainEvent {
  time: number;
  end?: number;
  event?: string;
  outcome?: string;
  actor?: string;
  target?: string;
  run?: string;
  message?: string;
  id?: string;
}

/** Events for tests of what comes after vendors. */
export function eventsOf(rows: readonly PlainEvent[]): Events {
  const words = (of: (row: PlainEvent) => string | undefined) => dictionaryOf(rows.map((row) => of(row) ?? null));
  return makeEvents(rows, {
    time: { kind: 'number', values: Float64Array.from(rows, ({ time }) => time) },
    end: { kind: 'number', values: Float64Array.from(rows, ({ end }) => end ?? NaN) },
    event: words(({ event }) => event),
    outcome: words(({ outcome }) => outcome ?? 'success'),
    effect: words(() => undefined),
    actor: words(({ actor }) => actor),
    target: words(({ target }) => target),
    run: words(({ run }) => run),
    message: textColumn(rows.map(({ message }) => message ?? '')),
    eventId: textColumn(rows.map(({ id }, index) => id ?? String(index))),
  });
}
