import { wordAt } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import { outcomeOf } from '../outcomes';
import type { AuditHead } from './head';
import type { NodeEvents } from './to-events';

/** What an audit tells of its job's nodes, together and one by one. */
export interface ToldNodes extends NodeEvents {
  head: AuditHead;
}

/** How many nodes a job has, by whatever of its audit says the most: counters, lists, or the nodes' own words. */
export interface Claims {
  /** NaN where it does not say. */
  nodes: number;
  /** With those that failed. */
  executed: number;
  failed: number;
  /** Whether there is one that runs; stale where the job has ended. */
  running: boolean;
}

export function claimsOf({ head, events, unstarted }: ToldNodes): Claims {
  const nodes = [...nodesIn(events), ...unstarted.map(({ name, state }) => ({ name, outcome: outcomeOf(state) }))];
  const failed = countNodes(nodes, isFailure);
  return {
    nodes: Math.max(head.nodes, countNodes(nodes)),
    executed: Math.max(head.executedCount, head.failedCount, countNodes(nodes, isExecuted)),
    failed: Math.max(head.failedCount, failed),
    running: head.running !== null || nodes.some(({ outcome }) => outcome === 'running'),
  };
}

/** What is told of a node, or of one of its runs. */
interface ToldNode {
  /** Empty = it has none. */
  name: string;
  outcome: string;
}

/** One a run. A job has few nodes. */
export function nodesIn({ length, target, outcome }: Events): ToldNode[] {
  return Array.from({ length }, (_, row) => ({ name: wordAt(target, row) ?? '', outcome: wordAt(outcome, row) ?? '' }));
}

/** How many nodes have a run with one of these outcomes, however often each ran; without a name each is one of its own. */
export function countNodes(nodes: readonly ToldNode[], isMeant: (outcome: string) => boolean = () => true): number {
  const names = nodes.filter(({ outcome }) => isMeant(outcome)).map(({ name }) => name);
  return new Set(names.filter((name) => name !== '')).size + names.filter((name) => name === '').length;
}

export function isFailure(outcome: string): boolean {
  return outcome === 'failure';
}

function isExecuted(outcome: string): boolean {
  return outcome === 'failure' || outcome === 'success';
}
