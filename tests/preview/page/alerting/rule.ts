import * as v from 'valibot';

const texts = v.nullish(v.record(v.string(), v.string()), {});
const state = v.picklist(['Normal', 'Pending', 'Alerting', 'NoData', 'Error']);

const instanceSchema = v.object({
  labels: texts,
  state,
  reason: v.optional(v.string(), ''),
  values: v.nullish(v.record(v.string(), v.nullable(v.number())), {}),
  annotations: texts,
  since: v.string(),
});
const stepSchema = v.object({
  refId: v.string(),
  datasourceUid: v.string(),
  fromSeconds: v.number(),
  isExpression: v.boolean(),
  model: v.looseObject({
    type: v.optional(v.string()),
    queryType: v.optional(v.string()),
    expression: v.optional(v.string()),
    reducer: v.optional(v.string()),
    conditions: v.optional(
      v.array(v.object({ evaluator: v.object({ type: v.string(), params: v.array(v.number()) }) })),
      []
    ),
  }),
});
const ruleSchema = v.object({
  uid: v.string(),
  title: v.string(),
  group: v.string(),
  folder: v.string(),
  condition: v.string(),
  intervalMs: v.number(),
  isPaused: v.boolean(),
  noDataState: v.string(),
  execErrState: v.string(),
  labels: texts,
  annotations: texts,
  queries: v.array(stepSchema),
  state,
  isEvaluated: v.boolean(),
  health: v.object({ instances: v.nullish(v.array(instanceSchema), []), evaluatedAt: v.string(), tookMs: v.number() }),
});
/** What the preview answers about the rules of provisioning/alerting. */
export const boardSchema = v.object({ rules: v.array(ruleSchema), aheadMs: v.number(), everyMs: v.number() });

export type Board = v.InferOutput<typeof boardSchema>;
export type Rule = v.InferOutput<typeof ruleSchema>;
export type RuleStep = v.InferOutput<typeof stepSchema>;
export type Instance = v.InferOutput<typeof instanceSchema>;
export type AlertState = v.InferOutput<typeof state>;
