import type { ColumnTools } from '../seam/host';
import { coalesce } from './coalesce';
import { combine } from './combine';
import { concatenate } from './concatenate';
import { histogram, order, recode, select, tally } from './row-operations';
import { spans } from './spans';
import { join, substitute, texts } from './text-operations';

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
  substitute,
  spans,
  texts,
};
