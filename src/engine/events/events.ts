import type { DictionaryColumn, JsonColumn, NumberColumn, TextColumn } from '../seam/column';

/**
 * Events as columns of one length: the one shape between vendors and frames. Only the functions of this folder make, join
 * or take them, so that none gets lost on its way without a reason; what merely looks like events does not compile.
 */
export class Events {
  /** Epoch ms, never null. */
  readonly time: NumberColumn;
  /** Epoch ms; null for a point and for what still goes on. */
  readonly end: NumberColumn;
  /** What happened, in the vendor's own word. */
  readonly event: DictionaryColumn;
  /** Words of the model's `outcomes`; never null. */
  readonly outcome: DictionaryColumn;
  /** Words of the model's `effects`. */
  readonly effect: DictionaryColumn;
  readonly actor: DictionaryColumn;
  readonly target: DictionaryColumn;
  readonly run: DictionaryColumn;
  /** One line each. */
  readonly message: TextColumn;
  /** The same for the same event in every query. */
  readonly eventId: TextColumn;
  /** The vendor's records, when asked for. */
  readonly details?: JsonColumn;
  protected readonly isMadeHere = true;

  /** Called in this folder alone. */
  constructor(
    readonly length: number,
    columns: EventColumns
  ) {
    this.time = columns.time;
    this.end = columns.end;
    this.event = columns.event;
    this.outcome = columns.outcome;
    this.effect = columns.effect;
    this.actor = columns.actor;
    this.target = columns.target;
    this.run = columns.run;
    this.message = columns.message;
    this.eventId = columns.eventId;
    if (columns.details !== undefined) {
      this.details = columns.details;
    }
  }
}

export type EventColumns = Omit<Events, 'length'>;
