import type { Outcome } from '../../model/event';
import type { VendorClient } from '../client/client';
import { classify } from '../columns/classify';
import type { Events } from '../events/events';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import type { DictionaryColumn } from '../seam/column';
import type { Condition } from '../seam/host';
import { plural } from '../sentences/counts';
import { quoted } from '../sentences/quoted';
import type { Party } from '../sentences/ways';
import { passingRows } from './passing-rows';
import type { ReadRequest } from './vendor';

/** How many words are told of. */
const told = 5;

export interface SaidWords {
  events: Events;
  /** What the vendor says of each event's outcome. */
  words: DictionaryColumn;
  /** What one is called. */
  word: string;
  /** One without an end may still go on. */
  lasts: boolean;
}

/**
 * Of an event of the range whose word is not known nobody knows whether it failed: a query for failures must not leave it out
 * without a word. One that lets `unknown` pass has it.
 */
export async function noteUnknownWords(
  { events, words, word, lasts }: SaidWords,
  outcomeOf: (word: string) => Outcome,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const { host, model } = client;
  const unknown = classify(host, [words], (said) =>
    said !== null && said.trim() !== '' && outcomeOf(said) === 'unknown' ? said : null
  );
  if (unknown.values.length === 0 || (await showsUnknown(request))) {
    return;
  }
  const { columns } = host;
  const { length, time, end } = events;
  const open = lasts ? { ...time, values: new Float64Array(length).fill(Infinity) } : time;
  const conditions: Condition[] = [
    { kind: 'range', values: time.values, min: -Infinity, max: request.to },
    { kind: 'range', values: columns.coalesce(end, open).values, min: request.from, max: Infinity },
    ...(await passingRows(events, ['event', 'actor', 'target', 'run'], request)),
  ];
  const counts = columns.tally(columns.select(length, conditions), unknown.codes, unknown.values.length);
  unknown.values.slice(0, told).forEach((said, code) => {
    notes.unsaid('outcome', unknownWord(word, said, model), counts[code + 1] ?? 0);
  });
}

export async function showsUnknown({ only }: ReadRequest): Promise<boolean> {
  return (await only.outcome?.(['unknown']))?.has('unknown') ?? false;
}

/** @param word what those are called that say it */
export function unknownWord(word: string, said: string, { name }: Party): Countable {
  return {
    key: `${word}s that say ${said}`,
    sentence: (count) =>
      `${plural(count, word)} of ${name} ${count === 1 ? 'says' : 'say'} ${quoted(said)}, a word that Runtrail does not know, so that the outcome is unknown: if it means a failure, let "unknown" pass the filter on outcome too, and look for a newer Runtrail.`,
  };
}
