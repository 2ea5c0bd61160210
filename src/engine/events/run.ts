import type { Outcome } from '../../model/event';
import type { Events } from './events';

/** A job or the like, as a whole: what progress, trace and node graph are made of. Times are epoch ms. */
export interface Run {
  /** The `run` of its events. */
  id: string;
  /** What it is, in a person's words: `Deployment of staging`. */
  title: string;
  begin: number;
  /** NaN while it goes on. */
  end: number;
  outcome: Outcome;
  actor: string | null;
  /** How many of its nodes are in each state, in the vendor's words; zeros are kept. */
  states: ReadonlyArray<readonly [state: string, count: number]>;
  /** What is known of its nodes, where they were asked for. */
  nodes?: RunNodes;
  /** The runs that it is made of, as a plan is of jobs. */
  parts?: readonly Run[];
}

export interface RunNodes {
  /** One bar a node run that has begun; the target is the node. */
  begun: Events;
  unstarted: readonly UnstartedNode[];
  /** Their names in the order in which the run goes through them; empty = it leads straight to each. */
  order: readonly string[];
}

/** A node that has not begun, or of which the vendor does not say when. */
export interface UnstartedNode {
  name: string;
  /** The vendor's word. */
  state: string;
  outcome: Outcome;
}
