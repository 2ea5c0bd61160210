import * as v from 'valibot';

const names = v.array(v.string());

/** What tests read of the operator's answers. */
export const auditAnswer = v.looseObject({
  nb_nodes: v.number(),
  executed_nodes: names,
  nb_executed_nodes: v.number(),
  running_node: v.nullable(v.string()),
  next_node_to_execute: v.optional(v.string()),
  remaining_nodes_to_execute: names,
  failed_nodes: names,
  nb_failed_nodes: v.number(),
  audit: v.looseObject({
    nodes_execution_data: v.record(
      v.string(),
      v.looseObject({
        execution_status: v.string(),
        execution_start_time: v.number(),
        execution_input: v.array(v.looseObject({ value: v.string() })),
      })
    ),
  }),
});

export const searchAnswer = v.looseObject({
  totalCount: v.number(),
  jobs: v.array(v.looseObject({ jobExecutionId: v.string(), createdAt: v.string() })),
});
