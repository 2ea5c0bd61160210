export interface Produced<T> {
  value: T;
  /** What keeping it costs, columns included. */
  bytes: number;
  /** Fresh for so long, ms (`forGood` = Infinity); 0 = only for those who wait now. */
  freshFor: number;
  /** Worth keeping as `previous` after it is no longer fresh. */
  resumable?: boolean;
}

/** Lists, pages and running things are fresh for 5 s (the contract's section 7); with `X-Cache-Skip` not at all. */
export const freshBriefly = 5_000;
export const forGood = Infinity;
