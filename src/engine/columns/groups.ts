import type { Host } from '../seam/host';
import type { DictionaryColumn } from '../seam/column';
import { dictionaryOf } from './dictionary-of';

/** Groups in the order of their words. None is an object of its own: there may be as many as events. */
export interface Groups {
  /** By row, the place of its group; -1 in rows of no group. */
  codes: Int32Array;
  /** One a column, by group; null is the empty string. */
  words: readonly DictionaryColumn[];
  /** How many rows each has. */
  counts: Float64Array;
}

/** The distinct combinations of some columns' words among `rows`. */
export async function groupsOf(given: readonly DictionaryColumn[], rows: Int32Array, host: Host): Promise<Groups> {
  const { columns } = host;
  const ordered: DictionaryColumn[] = [];
  for (const column of given) {
    ordered.push(inOrder(column, host));
    await host.turn();
  }
  const { codes, tuples } = columns.combine(ordered);
  const size = tuples.length / given.length;
  const counts = columns.tally(rows, codes, size).slice(1);
  const words = ordered.map(({ values }, place): DictionaryColumn => ({
    kind,
    codes: everyNth(tuples, place, given.length),
    values,
  }));
  const counted = columns.select(size, [{ kind: 'range', values: counts, min: 1, max: Infinity }]);
  // Sorting is stable, so that the first column decides.
  const sorted = words.reduceRight((order, word) => columns.order(order, new Float64Array(word.codes)), counted);
  const places = new Int32Array(size + 1).fill(-1);
  sorted.forEach((combination, place) => {
    places[combination + 1] = place;
  });
  return {
    codes: columns.recode(codes, places),
    words: words.map((word) => columns.take(word, sorted)),
    counts: columns.take({ kind: 'number', values: counts }, sorted).values,
  };
}

/** Groups with distinct words that were counted elsewhere, as many words each; they have no rows. */
export function groupsOfCounts(counted: ReadonlyArray<{ words: readonly string[]; count: number }>): Groups {
  const groups = Array.from(counted).sort(byWords);
  const width = groups[0]?.words.length ?? 0;
  return {
    codes: new Int32Array(0),
    words: Array.from({ length: width }, (_, place) => dictionaryOf(groups.map(({ words }) => words[place] ?? ''))),
    counts: Float64Array.from(groups, ({ count }) => count),
  };
}

function byWords(a: { words: readonly string[] }, b: { words: readonly string[] }): number {
  const index = a.words.findIndex((word, place) => word !== b.words[place]);
  return index < 0 ? 0 : (a.words[index] ?? '') < (b.words[index] ?? '') ? -1 : 1;
}

const kind = 'dictionary';

/** The words of one group, one a column. */
export function wordsOf({ words }: Groups, group: number): string[] {
  return words.map(({ codes, values }) => values[codes[group] ?? -1] ?? '');
}

/** The same words sorted. Null and the empty string are one: two groups with the same words would break an alert rule. */
function inOrder({ codes, values }: DictionaryColumn, { columns }: Host): DictionaryColumn {
  const words = values.includes('') ? values.slice() : values.concat('');
  const places = new Map<string, number>();
  // By `forEach`, as there may be as many words as events: an iterator makes an object of each.
  words.sort().forEach((word) => {
    if (!places.has(word)) {
      places.set(word, places.size);
    }
  });
  const map = new Int32Array(values.length + 1);
  values.forEach((word, code) => {
    map[code + 1] = places.get(word) ?? 0;
  });
  const sorted = places.size === words.length ? words : Array.from(places.keys());
  return { kind, codes: columns.recode(codes, map), values: sorted };
}

function everyNth(codes: Int32Array, first: number, step: number): Int32Array {
  return step === 1 ? codes : codes.filter((_, place) => place % step === first);
}
