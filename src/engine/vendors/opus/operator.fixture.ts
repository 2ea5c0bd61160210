import type { VendorRequest } from '../../seam/host';

/** A node's record in an audit; what a test does not name is as in a real payload. */
export type FixtureNode = Record<string, unknown>;

export interface FixtureAnswer {
  status: number;
  body: object | string | null;
}

/** The job of which real payloads are known: three nodes, two of them done. */
export const start = Date.UTC(2026, 10, 21, 11);

export function node(startsAfter: number | null, duration: number | null, more: FixtureNode = {}): FixtureNode {
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
export function audit(nodes: Record<string, unknown>, more: Record<string, unknown> = {}): object {
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
export function envelope(statusCode: number, message: unknown, more: object = {}): Record<string, unknown> {
  return { statusCode, message, timestamp: '2026-11-21T12:00:00.000Z', path: '/job', ...more };
}

/** An Opus with jobs that a test may change while it runs. */
export class Operator {
  /** By job: what is answered for its status and its audit. */
  readonly jobs = new Map<string, { status: FixtureAnswer; audit: FixtureAnswer }>();

  add(job: string, status: unknown, body: object): void {
    this.jobs.set(job, { status: { status: 200, body: { status } }, audit: { status: 200, body } });
  }

  readonly answer = ({ path }: VendorRequest): FixtureAnswer => {
    const [, , id = '', part] = path.split('/');
    const job = this.jobs.get(id);
    if (job === undefined) {
      return { status: 404, body: envelope(404, `Job execution with id ${id} not found`) };
    }
    return part === 'status' ? job.status : job.audit;
  };
}
