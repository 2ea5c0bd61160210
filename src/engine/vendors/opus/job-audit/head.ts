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
  /** Names of nodes still to come; stale where the job has ended. */
  remaining: readonly string[];
}

/** @param head by the vendor's own keys */
export function auditHead(head: Readonly<Record<string, unknown>>): AuditHead {
  const executed = namesOf(head.executed_nodes);
  const failed = namesOf(head.failed_nodes);
  return {
    nodes: countOf(head.nb_nodes, NaN),
    executed,
    executedCount: countOf(head.nb_executed_nodes, executed.length),
    failed,
    failedCount: countOf(head.nb_failed_nodes, failed.length),
    running: nameOf(head.running_node),
    remaining: namesOf(head.remaining_nodes_to_execute),
  };
}

function namesOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.map(nameOf).filter((name) => name !== null);
}

/** Clients have met nodes as objects too. */
function nameOf(value: unknown): string | null {
  const named: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : { name: value };
  const name = [named.node_name, named.name, named.label, named.id].find(
    (text) => typeof text === 'string' && text !== ''
  );
  return typeof name === 'string' ? name : null;
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? Math.floor(value) : otherwise;
}
