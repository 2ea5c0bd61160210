import type { Host } from '../seam/host';
import type { DictionaryColumn } from '../seam/column';

export interface Group {
  /** Its code in `codes`. */
  code: number;
  /** One a column; null is the empty string. */
  words: readonly string[];
  /** How many rows it has. */
  count: number;
}

export interface Groups {
  /** By row; -1 in rows of no group. */
  codes: Int32Array;
  /** Those with rows, sorted by their words; code = place before sorting. */
  groups: readonly Group[];
}

/** Groups between two turns of the loop. */
const perTurn = 5_000;

/** The distinct combinations of some columns' words among `rows`. */
export async function groupsOf(columns: readonly DictionaryColumn[], rows: Int32Array, host: Host): Promise<Groups> {
  const { codes, tuples } = host.columns.combine(columns);
  const combinations = tuples.length / columns.length;
  const counts = host.columns.tally(rows, codes, combinations);
  const known = new Map<string, Group>();
  const map = new Int32Array(combinations + 1).fill(-1);
  for (let combination = 0; combination < combinations; combination++) {
    const count = counts[combination + 1] ?? 0;
    if (count > 0) {
      const words = columns.map(
        (column, index) => column.values[tuples[combination * columns.length + index] ?? -1] ?? ''
      );
      // Null and the empty string are one group: two with the same words would break an alert rule.
      const key = JSON.stringify(words);
      const group = known.get(key) ?? { code: known.size, words, count: 0 };
      group.count += count;
      known.set(key, group);
      map[combination + 1] = group.code;
    }
    if (combination % perTurn === perTurn - 1) {
      await host.turn();
    }
  }
  return { codes: host.columns.recode(codes, map), groups: Array.from(known.values()).sort(byWords) };
}

/** The order of groups. */
export function byWords(a: Pick<Group, 'words'>, b: Pick<Group, 'words'>): number {
  const index = a.words.findIndex((word, place) => word !== b.words[place]);
  return index < 0 ? 0 : (a.words[index] ?? '') < (b.words[index] ?? '') ? -1 : 1;
}
