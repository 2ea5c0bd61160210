import { classify } from '../columns/classify';
import { constantNumber } from '../columns/constant';
import { plannedDetails, plannedDictionary, plannedNumber, plannedText } from '../columns/planned';
import { whereNotNull } from '../columns/where-null';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import { makeEvents } from '../events/make-events';
import { takeEvents } from '../events/take-events';
import type { Notes } from '../reading/reading';
import type { Host, Table } from '../seam/host';
import { plural } from '../sentences/counts';
import { recordVersion } from './record';
import { toldWord } from './told-word';

/** One event an id: of several records the one that was read last counts. */
export function toEvents(table: Table, host: Host, notes: Notes): Events {
  const { columns } = host;
  const word = (name: string) => plannedDictionary(table, name);
  const event = classify(host, [word('event')], (said) => toldWord('event', said ?? ''));
  const id = plannedText(table, 'id');
  const all = makeEvents(table, {
    time: plannedNumber(table, 'time'),
    end: plannedNumber(table, 'end'),
    event,
    outcome: classify(host, [word('outcome')], (said) => toldWord('outcome', said ?? '')),
    effect: word('effect'),
    actor: word('actor'),
    target: word('target'),
    run: word('run'),
    message: columns.coalesce(plannedText(table, 'message'), columns.join(table.length, [event])),
    eventId: id,
    ...plannedDetails(table),
  });
  const known = columns.select(table.length, [whereWord(word('version'), (said) => said === recordVersion)]);
  notes.counted('shortfall', otherVersion, table.length - known.length);
  const readAt = columns.coalesce(plannedNumber(table, 'readAt'), constantNumber(0, table.length)).values;
  const newestFirst = columns.order(known, readAt).reverse();
  // The store has no order within one moment.
  const rows = columns.order(columns.firstOfEach(newestFirst, id), id);
  const cut = columns.select(table.length, [{ kind: 'rows', rows }, whereNotNull(word('cut'))]);
  notes.unreadable('message', cutMessages, cut.length);
  if (table.columns.details !== undefined) {
    const bare = columns.select(table.length, [{ kind: 'rows', rows }, whereNotNull(word('bare'))]);
    notes.counted('notice', withoutDetails, bare.length);
  }
  return takeEvents(all, rows, host, 'repeated');
}

const cutMessages = {
  key: 'archived events with a part of their message',
  sentence: (count: number) =>
    `${plural(count, 'event')} of the archive ${count === 1 ? 'has' : 'have'} only the begin of ${count === 1 ? 'its' : 'their'} message, as the store takes no more than 2 MB, so that a filter on message may miss ${count === 1 ? 'it' : 'them'}.`,
};

const withoutDetails = {
  key: 'archived events without details',
  sentence: (count: number) =>
    `${plural(count, 'event')} of the archive ${count === 1 ? 'has' : 'have'} no details, which its collector keeps only while its setting details is on, and up to 2 MB.`,
};

const otherVersion = {
  key: 'archived events of another version',
  sentence: (count: number) =>
    `${plural(count, 'event')} of the archive ${count === 1 ? 'has' : 'have'} another version than this Runtrail reads and ${count === 1 ? 'is' : 'are'} left out: update it.`,
};
