import type { DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../seam/column';

/** Events as columns of one length: the one shape between vendors and frames (fields as in the contract's event). */
export interface Events {
  length: number;
  /** Epoch ms, never null. */
  time: NumberColumn;
  /** Epoch ms; null for a point and for what still goes on. */
  end: NumberColumn;
  event: DictionaryColumn;
  /** Words of the model's `outcomes`; never null. */
  outcome: DictionaryColumn;
  /** Words of the model's `effects`. */
  effect: DictionaryColumn;
  actor: DictionaryColumn;
  target: DictionaryColumn;
  run: DictionaryColumn;
  /** One line each. */
  message: TextColumn;
  eventId: TextColumn;
  /** The vendor's records, when asked for. */
  details?: JsonColumn;
}
