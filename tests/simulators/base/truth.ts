/** An event that happened in the company, as every answer about it must say it. Times in epoch ms. */
export interface TruthEvent {
  time: number;
  end: number | null;
  event: string;
  outcome: string;
  effect: string | null;
  actor: string | null;
  target: string | null;
  run: string | null;
  /** The vendor's own text, untouched; null where it gives none. */
  message: string | null;
  /** The vendor's own id of the record, unique within the query type. */
  vendorId: string;
}

/** Everything that ever happened, by query type, ascending by time; also what the vendor has pruned or written over. */
export type Truth = Readonly<Record<string, readonly TruthEvent[]>>;
