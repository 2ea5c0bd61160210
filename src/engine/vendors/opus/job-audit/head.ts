import { countIn } from '../../../columns/planned';
import { isObject } from '../../is-object';

/** What an audit says of its job as a whole. Any of its keys may be missing or null. */
export interface AuditHead {
  /** How many nodes the workflow has, by number or by all lists together; NaN where neither says. */
  nodes: number;
  /** Names, in the order they ran; with those that failed. */
  executed: readonly string[];
  /** The number or the length of the lists, whichever is more; with those that failed. */
  executedCount: number;
  /** There is a number or a list of those executed, be it 0 or empty. */
  saysExecuted: boolean;
  failed: readonly string[];
  failedCount: number;
  /** The node that is running; Opus has one place for it, empty between nodes. */
  running: string | null;
  /** The node that comes next, which the list of those still to come need not begin with. */
  next: string | null;
  /** Names of nodes still to come; stale where the job has ended. */
  remaining: readonly string[];
  /** Keys that hold something of a form that is not known. */
  unread: readonly string[];
}

interface List {
  names: readonly string[];
  /** With entries that have no name. */
  count: number;
}

/** @param head by the vendor's own keys */
export function auditHead(head: Readonly<Record<string, unknown>>): AuditHead {
  const unread: string[] = [];
  const read = <T>(key: string, parse: (value: unknown) => T | undefined, absent: T): T => {
    const value = head[key] ?? '';
    const parsed = value === '' ? absent : parse(value);
    if (parsed === undefined) {
      unread.push(key);
    }
    return parsed ?? absent;
  };
  const none: List = { names: [], count: 0 };
  const executed = read('executed_nodes', listIn, none);
  const failed = read('failed_nodes', listIn, none);
  const remaining = read<List | null>('remaining_nodes_to_execute', listIn, null);
  const running = read<string | null>('running_node', nameIn, null);
  const failedElsewhere = failed.names.filter((name) => !executed.names.includes(name));
  const named = [
    ...executed.names,
    ...failedElsewhere,
    ...(remaining?.names ?? []),
    ...(running === null ? [] : [running]),
  ];
  return {
    nodes: read('nb_nodes', countIn, remaining === null ? NaN : new Set(named).size),
    executed: executed.names,
    executedCount: Math.max(executed.count + failedElsewhere.length, read('nb_executed_nodes', countIn, 0)),
    saysExecuted: (head.nb_executed_nodes ?? head.executed_nodes ?? null) !== null,
    failed: failed.names,
    failedCount: Math.max(failed.count, read('nb_failed_nodes', countIn, 0)),
    running,
    // What cannot be read is among those still to come all the same.
    next: nameIn(head.next_node_to_execute) ?? null,
    remaining: remaining?.names ?? [],
    unread,
  };
}

/** Of entries, or of an object by its keys; a node that ran twice is one. */
function listIn(value: unknown): List | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const names = Array.isArray(value) ? value.map(nameIn) : Object.keys(value);
  const distinct = new Set(names.filter((name) => name !== undefined));
  return { names: Array.from(distinct), count: distinct.size + names.filter((name) => name === undefined).length };
}

/** Clients have met nodes as objects too. */
function nameIn(value: unknown): string | undefined {
  const named: Readonly<Record<string, unknown>> = isObject(value) ? value : { name: value };
  return [named.node_name, named.name, named.label, named.id]
    .map((name) => (typeof name === 'number' ? String(name) : name))
    .filter((name) => typeof name === 'string')
    .find((name) => name !== '');
}
