/** What an audit says of its job as a whole. Any of its keys may be missing or null. */
export interface AuditHead {
  /** How many nodes the workflow has; NaN where it does not say. */
  nodes: number;
  /** Names, in the order they ran; with those that failed. */
  executed: readonly string[];
  executedCount: number;
  failed: readonly string[];
  failedCount: number;
  /** The node that is running; Opus has one place for it, empty between nodes. */
  running: string | null;
}

/** @param head by the vendor's own keys */
export function auditHead(head: Readonly<Record<string, unknown>>): AuditHead {
  const executed = namesOf(head.executed_nodes);
  const failed = namesOf(head.failed_nodes);
  const running = head.running_node;
  return {
    nodes: countOf(head.nb_nodes, NaN),
    executed,
    executedCount: countOf(head.nb_executed_nodes, executed.length),
    failed,
    failedCount: countOf(head.nb_failed_nodes, failed.length),
    running: typeof running === 'string' && running !== '' ? running : null,
  };
}

function namesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : otherwise;
}
