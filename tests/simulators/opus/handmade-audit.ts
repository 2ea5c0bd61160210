/** When the job begins of which handmade audits tell, epoch ms. */
const start = Date.UTC(2026, 10, 21, 11);

/** A node's record in an audit; what a test does not name is as in a real payload. */
export function node(startsAfter: number | null, duration: number | null, more: object = {}): Record<string, unknown> {
  return {
    execution_status: 'COMPLETED',
    execution_index: 0,
    execution_start_time: startsAfter === null ? null : start + startsAfter,
    execution_time: duration,
    execution_input: [{ variable_name: 'file', display_name: 'File', value: 'UnVudHJhaWw=', type: 'file' }],
    execution_output: [{ variable_name: 'total', display_name: 'Total', value: '12', type: 'str' }],
    ...more,
  };
}

/** `GET /job/{id}/audit`; its lists are worked out from the nodes where a test does not give them. */
export function audit(nodes: Readonly<Record<string, unknown>>, more: object = {}): object {
  const names = Object.keys(nodes);
  return {
    nb_nodes: names.length,
    executed_nodes: names,
    nb_executed_nodes: names.length,
    running_node: null,
    remaining_nodes_to_execute: names,
    failed_nodes: [],
    nb_failed_nodes: 0,
    audit: { nodes_execution_data: nodes },
    ...more,
  };
}

/** What Opus answers to what is wrong. */
export function envelope(statusCode: number, message: unknown, more: object = {}): object {
  return { statusCode, message, timestamp: '2026-11-21T12:00:00.000Z', path: '/job', ...more };
}
