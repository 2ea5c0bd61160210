import type { FilterField } from '../../model/event';
import type { Notice } from '../seam/protocol';

/** What is to be said beside an answer; whoever writes one chooses its kind, and there is no other. */
export type Lack =
  /** A number in the answer may be wrong: a warning in panels, an error in alert rules. */
  | { kind: 'shortfall'; text: string }
  /** Everything else. */
  | { kind: 'notice'; text: string; severity: Notice['severity'] }
  /** One of the two, said once of all parts of an answer, with the sum of their counts. */
  | { kind: 'counted'; as: 'shortfall' | 'notice'; what: Countable; count: number }
  /** Values of a field that could not be read: a shortfall where the query filters or groups by it, else a notice. */
  | { kind: 'unreadable'; field: FilterField; what: Countable; count: number }
  /** Values of a field that are not there, or not known: the same, but else not a word. */
  | { kind: 'unknown'; field: FilterField; what: Countable; count: number };

export interface Countable {
  /** The same for what is to be added up. */
  key: string;
  sentence: (count: number) => string;
  /** How two counts become one; absent = they are added up. */
  combine?: (one: number, other: number) => number;
}

/** By the sentence or by what is counted, so that nothing is said twice. */
export function keyOf(lack: Lack): string {
  switch (lack.kind) {
    case 'shortfall':
    case 'notice':
      return `${lack.kind} ${lack.text}`;
    case 'counted':
      return `${lack.as} ${lack.what.key}`;
    case 'unreadable':
    case 'unknown':
      return `${lack.kind} ${lack.field} ${lack.what.key}`;
    default:
      return lack satisfies never;
  }
}
