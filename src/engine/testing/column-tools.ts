import type { ColumnTools } from '../seam/host';
import { coalesce } from './coalesce';
import { combine } from './combine';
import { concatenate } from './concatenate';
import { add, clamp, cutSpans, fill, scale } from './number-operations';
import { firstOfEach, histogram, order, recode, select, tally } from './row-operations';
import { spans } from './spans';
import { take } from './take';
import { join, substitute, texts } from './text-operations';
import { jsonArray, jsonObject, jsonPairs } from './write-json';

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
  take,
  firstOfEach,
  add,
  scale,
  clamp,
  fill,
  cutSpans,
  jsonObject,
  jsonPairs,
  jsonArray,
};
