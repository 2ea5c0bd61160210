export interface Produced<T> {
  value: T;
  /** What keeping it costs, columns included. */
  bytes: number;
  /** How many records it has: what has none is never kept, as a vendor that was empty once would stay so. */
  records: number;
  /** Fresh for so long, ms (`forGood` = Infinity); 0 = only for those who wait now. */
  freshFor: number;
  /** Who may read on from it when it is no longer fresh; absent = nobody. */
  resumable?: 'panels' | 'everyone';
  /** Made of what is kept by itself, the oldest of it at that time (see Expiry): of no use when it is no longer fresh. */
  madeOf?: { oldest: number };
}

/**
 * What an object of a few values costs within the engine, its place in a list or map included: as measured with eight numbers.
 * Of whoever keeps many of them, the texts come on top.
 */
export const objectBytes = 800;

/** What is fresh for nobody, and gone on from by everyone. */
export type Remembered<T> = Pick<Produced<T>, 'value' | 'bytes' | 'records'>;

/** Lists, pages and running things are fresh for 5 s, and never for alert rules. */
export const freshBriefly = 5_000;
export const forGood = Infinity;
