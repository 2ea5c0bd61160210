import * as v from 'valibot';
import { filterFields, groupFields } from './event';
import { formats } from './formats';

export const queryVersion = 1;
export const defaultLimit = 1000;

export const operators = ['=', '!=', '=~', '!~'] as const;
export type Operator = (typeof operators)[number];

const filterSchema = v.object({
  field: v.picklist(filterFields),
  operator: v.picklist(operators),
  values: v.array(v.string()),
});
export type Filter = v.InferOutput<typeof filterSchema>;

/** What every query has, whatever it reads. The selection stands beside it and is checked by its query type. */
export const querySchema = v.looseObject({
  refId: v.optional(v.string(), 'A'),
  version: v.optional(v.number(), queryVersion),
  queryType: v.string(),
  format: v.optional(v.picklist(formats), 'table'),
  filters: v.optional(v.array(filterSchema), []),
  groupBy: v.optional(v.array(v.picklist(groupFields)), []),
  valueField: v.optional(v.picklist(groupFields), 'target'),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), defaultLimit),
  details: v.optional(v.boolean(), false),
  includePayloads: v.optional(v.boolean(), false),
  colorByOutcome: v.optional(v.boolean(), true),
  inAlerts: v.optional(v.picklist(['count', 'rows']), 'count'),
  partial: v.optional(v.picklist(['fail', 'use']), 'fail'),
});
/** A query after defaults. */
export type Query = v.InferOutput<typeof querySchema>;

/** A list of a selection: absent means empty. */
export const selectionList = v.optional(v.array(v.string()), []);
