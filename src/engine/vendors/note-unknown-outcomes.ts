import type { Outcome } from '../../model/event';
import type { VendorClient } from '../client/client';
import { classify } from '../columns/classify';
import { wordAt } from '../columns/row-reader';
import { whereNull } from '../columns/where-null';
import { whereWord } from '../columns/where-word';
import type { Events } from '../events/events';
import { foldedWord } from '../events/folded-word';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import type { DictionaryColumn } from '../seam/column';
import type { Host } from '../seam/host';
import { plural } from '../sentences/counts';
import { quoted } from '../sentences/quoted';
import type { Party } from '../sentences/ways';
import { firstSeen } from './first-seen';
import { rowsLeftOut } from './rows-left-out';
import { isSaid } from './said';
import type { ReadRequest } from './vendor';

/** How many words are told of. */
const told = 5;
/** Of more events than this nobody looks since when each is in doubt. */
const mostDoubted = 1_000;

export interface SaidWords {
  events: Events;
  /** What the vendor says of each event's outcome. */
  words: DictionaryColumn;
  /** What one is called. */
  word: string;
  /** One without an end may still go on. */
  lasts: boolean;
}

/** Columns that hold nothing but words that are known, and by whose meaning: they are remembered, and asked for by every panel. */
const known = new WeakMap<DictionaryColumn, (word: string) => Outcome>();

/** Whether every event says something that is known, as is the rule. */
export function knowsAllWords(
  { events, words }: Pick<SaidWords, 'events' | 'words'>,
  outcomeOf: (word: string) => Outcome,
  { columns }: Host
): boolean {
  if (known.get(words) === outcomeOf) {
    return true;
  }
  // The distinct ones tell so sooner than a column made of them.
  const isOdd = words.values.some((said) => isOddWord(said, outcomeOf));
  if (isOdd || columns.select(events.length, [whereNull(words)]).length > 0) {
    return false;
  }
  known.set(words, outcomeOf);
  return true;
}

function isOddWord(said: string, outcomeOf: (word: string) => Outcome): boolean {
  return !isSaid(said) || isUnknownWord(said, outcomeOf(said));
}

/**
 * Of an event of the range whose word is missing or not known nobody knows whether it failed: a query for failures must not
 * leave it out without a word. One that lets `unknown` pass has it.
 */
export async function noteUnknownOutcomes(
  { events, words, word, lasts }: SaidWords,
  outcomeOf: (word: string) => Outcome,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const { host, model } = client;
  if (knowsAllWords({ events, words }, outcomeOf, host)) {
    return;
  }
  const isOdd = (said: string): boolean => isOddWord(said, outcomeOf);
  const unknown = classify(host, [words], (said) => (said !== null && !isOdd(said) ? null : isSaid(said) ? said : ''));
  const where = [whereWord(unknown, () => true)];
  const leftOut = await rowsLeftOut({ events, field: 'outcome', where, lasts }, request, client);
  const rows = lasts && leftOut.length <= mostDoubted ? withoutLongSeen(leftOut, events, request, client) : leftOut;
  const counts = host.columns.tally(rows, unknown.codes, unknown.values.length);
  unknown.values.slice(0, told).forEach((said, code) => {
    const what = said === '' ? withoutWord(word, model) : unknownWord(word, said, model);
    notes.unknown('outcome', what, counts[code + 1] ?? 0);
  });
}

/**
 * Without what began before the range, does not end, and says the same since before it too: whatever that word means, it came
 * about earlier.
 */
function withoutLongSeen(
  rows: Int32Array,
  { time, end, event, eventId }: Events,
  { from }: ReadRequest,
  client: VendorClient
): Int32Array {
  const ids = client.host.columns.texts(eventId, rows);
  const things = Array.from(
    rows,
    (row, index) => `${ids[index] ?? ''} ${time.values[row] ?? ''} ${wordAt(event, row) ?? ''}`
  );
  const seen = firstSeen('words that are not known', things, client);
  return rows.filter(
    (row, index) =>
      (time.values[row] ?? NaN) >= from ||
      !Number.isNaN(end.values[row]) ||
      (seen.get(things[index] ?? '') ?? Infinity) >= from
  );
}

/** Of one that says "unknown" the vendor itself knows no more. */
export function isUnknownWord(said: string, outcome: Outcome): boolean {
  return outcome === 'unknown' && foldedWord(said) !== 'unknown';
}

const advice = 'if it may be what the filter on outcome looks for, let "unknown" pass it too, and look';

/** @param word what those are called that say it */
export function unknownWord(word: string, said: string, { name }: Party): Countable {
  return {
    key: `${word}s that say ${said}`,
    sentence: (count) =>
      `${plural(count, word)} of ${name} ${count === 1 ? 'says' : 'say'} ${quoted(said)}, a word that Runtrail does not know, so that the outcome is unknown: ${advice} for a newer Runtrail.`,
  };
}

function withoutWord(word: string, { name }: Party): Countable {
  return {
    key: `${word}s that say nothing`,
    sentence: (count) =>
      `${plural(count, word)} of ${name} ${count === 1 ? 'does' : 'do'} not say how ${count === 1 ? 'it' : 'they'} ended, so that the outcome is unknown: ${advice} at ${name} itself.`,
  };
}
