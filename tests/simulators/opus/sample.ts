/**
 * The example of the vendor's page on GET /job/{jobExecutionId}/audit, as printed there, placeholders included.
 * https://developer.opus.com/api-reference/jobs
 */
export const sampleJob = 'YOUR_JOB_EXECUTION_ID';

export const sampleBody = `{
  "nb_nodes": 5,
  "executed_nodes": ["{NODE_ID_1}", "{NODE_ID_2}"],
  "nb_executed_nodes": 2,
  "running_node": "{NODE_ID_3}",
  "next_node_to_execute": "{NODE_ID_4}",
  "remaining_nodes_to_execute": ["{NODE_ID_4}", "{NODE_ID_5}"],
  "failed_nodes": [],
  "nb_failed_nodes": 0,
  "audit": {
    "nodes_execution_data": {
      "{NODE_ID_1}": {
        "{KEY}": "{VALUE}"
      },
      "{NODE_ID_2}": {
        "{KEY}": "{VALUE}"
      }
    }
  }
}`;
