import type { ColumnTools } from '../host';
import { combine } from './combine';
import { concatenate } from './concatenate';
import { histogram, order, recode, select, tally } from './row-operations';
import { coalesce, join, texts } from './text-operations';

/** The column operations in plain TypeScript; tests/vectors/operations hold for these and for Go's. */
export const columnTools: ColumnTools = {
  combine,
  concatenate,
  select,
  order,
  tally,
  histogram,
  join,
  coalesce,
  recode,
  texts,
};
