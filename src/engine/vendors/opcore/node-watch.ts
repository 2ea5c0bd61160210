import type { OpcoreClient } from './client';
import type { NodeList } from './node-list';
import type { Node } from './node-page';

/** Far more than anyone looks at, and small enough to keep; listed and gone alike, as a list may be empty once. */
const mostKept = 20_000;

export interface WatchedNode extends Node {
  /** When it was listed for the first time and for the last, epoch ms. */
  seenAt: number;
  lastSeenAt: number;
  /** When a listing was without it for the first time, the last time that it was missing, epoch ms; absent = never. */
  missedAt?: number | undefined;
  /** When the last listing that proves that there was no such node yet began, epoch ms; absent = none does. */
  absentAt?: number | undefined;
}

/** A node that was listed and is not any more. */
export interface GoneNode extends WatchedNode {
  missedAt: number;
  /** A listing that was whole and held still was without it: else it may have moved to a page that had been read. */
  isProven: boolean;
}

/** What all listings of this data source showed together. */
export interface NodeWatch {
  /** When the list was read for the first time, epoch ms. */
  since: number;
  /** When the latest listing began that was whole and held still, epoch ms. */
  provenAt: number | undefined;
  listed: ReadonlyMap<string, WatchedNode>;
  /** Those missed last stand first. */
  gone: ReadonlyMap<string, GoneNode>;
}

/**
 * Adds a listing to what is remembered, so that nodes that left the list can still be asked about. It is remembered as long
 * as there is memory, for alert rules too: they are the ones that ask most.
 */
export function watchNodes(list: NodeList, client: OpcoreClient): Promise<NodeWatch> {
  // Apart from the listing itself, whose calls would otherwise be said of all later answers.
  return client.once<NodeWatch>('nodes ever listed', (inner, previous) => {
    const value = withListing(previous, list, inner.host.now());
    return Promise.resolve({ value, bytes: bytesOf(value), records: 1, freshFor: 0, resumable: 'everyone' });
  });
}

function withListing(previous: NodeWatch | undefined, list: NodeList, now: number): NodeWatch {
  const { nodes, end, begunAt } = list;
  const proves = end === 'complete' && list.heldStill && nodes.length <= mostKept;
  const listed = new Map<string, WatchedNode>();
  nodes.slice(0, mostKept).forEach((node) => {
    const known = previous?.listed.get(node.uuid) ?? previous?.gone.get(node.uuid);
    const seenAt = known?.seenAt ?? now;
    const { absentAt } = known ?? { absentAt: previous?.provenAt };
    listed.set(node.uuid, { ...node, seenAt, lastSeenAt: begunAt, missedAt: known?.missedAt, absentAt });
  });
  const gone = new Map<string, GoneNode>();
  previous?.listed.forEach((node, uuid) => {
    if (listed.has(uuid)) {
      return;
    }
    if (end !== undefined && gone.size < mostKept) {
      gone.set(uuid, { ...node, missedAt: now, isProven: proves });
    } else if (end === undefined && listed.size < mostKept) {
      // It may stand on a page that was not read.
      listed.set(uuid, node);
    }
  });
  previous?.gone.forEach((node, uuid) => {
    if (!listed.has(uuid) && gone.size < mostKept) {
      gone.set(uuid, { ...node, isProven: node.isProven || proves });
    }
  });
  const provenAt = proves ? begunAt : previous?.provenAt;
  return { since: previous?.since ?? now, provenAt, listed, gone };
}

function bytesOf({ listed, gone }: NodeWatch): number {
  let bytes = 0;
  const add = ({ uuid, name }: Node): void => {
    bytes += 140 + 2 * (uuid.length + (name?.length ?? 0));
  };
  listed.forEach(add);
  gone.forEach(add);
  return bytes;
}
