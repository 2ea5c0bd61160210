import * as v from 'valibot';
import { filterFields, groupFields } from './event';
import { defaultFormat, formats } from './formats';
import { readInterval, type Interval } from './interval';

export const queryVersion = 1;
export const defaultLimit = 1000;
/** Values of one filter, and filters of one query: with more, a query could take too long. */
const mostFilterValues = 1_000;
const mostFilters = 100;
/** Entries of one list of a selection: as many runs as a data source can be set up to read. */
export const mostEntries = 10_000;

export const operators = ['=', '!=', '=~', '!~'] as const;
export type Operator = (typeof operators)[number];

const filterSchema = v.object({
  field: v.picklist(filterFields),
  operator: v.picklist(operators),
  values: v.pipe(v.array(v.string()), v.maxLength(mostFilterValues)),
});
export type Filter = v.InferOutput<typeof filterSchema>;

/** What every query has, whatever it reads. The selection stands beside it and is checked by its query type. */
export const querySchema = v.looseObject({
  refId: v.optional(v.string(), 'A'),
  version: v.optional(v.number(), queryVersion),
  format: v.optional(v.picklist(formats), defaultFormat),
  filters: v.optional(v.pipe(v.array(filterSchema), v.maxLength(mostFilters)), []),
  groupBy: v.optional(v.array(v.picklist(groupFields)), []),
  interval: v.optional(
    v.pipe(
      v.string(),
      v.check(
        (text) => readInterval(text) !== undefined,
        'auto, a duration such as 30s, 5m or 1h, or one of 1H, 1d, 1w and 1M'
      ),
      v.transform((text): Interval => readInterval(text) ?? { kind: 'auto' })
    ),
    'auto'
  ),
  timeZone: v.optional(v.string(), 'UTC'),
  valueField: v.optional(v.picklist(groupFields), 'target'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), defaultLimit),
  details: v.optional(v.boolean(), false),
  includePayloads: v.optional(v.boolean(), false),
  showSource: v.optional(v.boolean(), false),
  colorByOutcome: v.optional(v.boolean(), true),
  inAlerts: v.optional(v.picklist(['count', 'rows']), 'count'),
  partial: v.optional(v.picklist(['fail', 'use']), 'fail'),
});
/** A query after defaults. */
export type Query = v.InferOutput<typeof querySchema>;

/** A list of a selection: absent means empty. */
export const selectionListSchema = v.optional(v.pipe(v.array(v.string()), v.maxLength(mostEntries)), []);
