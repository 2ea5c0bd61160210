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
  const outcomes = [...outcomesOf(events), ...unstarted.map(({ state }) => outcomeOf(state))];
  const failed = outcomes.filter((outcome) => outcome === 'failure').length;
  const completed = outcomes.filter((outcome) => outcome === 'success').length;
  return {
    nodes: Math.max(head.nodes, outcomes.length),
    executed: Math.max(head.executedCount, head.failedCount, completed + failed),
    failed: Math.max(head.failedCount, failed),
    running: head.running !== null || outcomes.includes('running'),
  };
}

/** A job has few nodes. */
export function outcomesOf({ length, outcome }: Events): string[] {
  return Array.from({ length }, (_, row) => wordAt(outcome, row) ?? '');
}
