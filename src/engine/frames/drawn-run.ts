import type { Run } from '../events/run';

/** A run, its nodes and its parts as pictures show them: times are whole, what goes on ends now. */
export interface DrawnRun extends Pick<Run, 'id' | 'title' | 'outcome' | 'actor' | 'begin' | 'end'> {
  /** How long it went on, ms; NaN where nobody knows. */
  took: number;
  /** Those that began first come first, those that have not begun last. */
  nodes: readonly DrawnNode[];
  /** Names of nodes of which each leads to the next; empty = the run leads to each of its nodes. */
  order: readonly string[];
  parts: readonly DrawnRun[];
}

/** A node, one of its runs, or many of them as one. Times are epoch ms. */
export interface DrawnNode {
  /** The node's name; of a group, how many it stands for: `9 812 nodes: success`. */
  name: string;
  isGroup: boolean;
  outcome: string;
  /** Of a node that has not begun, in the vendor's word; else its outcome. */
  state: string;
  /** How often each outcome was seen. */
  seen: ReadonlyMap<string, number>;
  /** NaN where nobody knows when it began. */
  begin: number;
  end: number;
  /** How long it ran, all its runs together of which that is known, ms; NaN where it is of none. */
  took: number;
  /** Of a single run. */
  message: string;
}

/** What a picture draws one by one, and at most so many of them, those of the run itself and its parts included. */
export interface Picture {
  /** Each run of a node; or each node, however often it ran, those that have not begun too. */
  draws: 'node runs' | 'nodes';
  most: number;
}
