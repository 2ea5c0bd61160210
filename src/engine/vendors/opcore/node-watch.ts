import { objectBytes } from '../../client/produced';
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
  /** When a whole listing began that was without it, before it was seen, epoch ms; absent = it may have been there before. */
  absentAt?: number | undefined;
}

/** A node that was not on the list before. */
export interface NewNode extends WatchedNode {
  absentAt: number;
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
  listed: ReadonlyMap<string, WatchedNode>;
  /** When the last listing began that was whole, held still and is all remembered, epoch ms. */
  wholeAt: number | undefined;
  /** Those missed last stand first. */
  gone: ReadonlyMap<string, GoneNode>;
}

/** Adds a listing to what is remembered, so that nodes that left the list can still be asked about. */
export function watchNodes(list: NodeList, client: OpcoreClient): NodeWatch {
  // Apart from the listing itself, whose calls would otherwise be said of all later answers.
  return client.remember<NodeWatch>('nodes ever listed', (known) => {
    const value = withListing(known, list, client.host.now());
    return { value, bytes: bytesOf(value), records: 1 };
  });
}

function withListing(previous: NodeWatch | undefined, list: NodeList, now: number): NodeWatch {
  const { nodes, end, begunAt } = list;
  const proves = end === 'complete' && list.heldStill;
  const listed = new Map<string, WatchedNode>();
  nodes.slice(0, mostKept).forEach((node) => {
    const known = previous?.listed.get(node.uuid) ?? previous?.gone.get(node.uuid);
    const seenAt = known?.seenAt ?? now;
    const absentAt = known === undefined ? previous?.wholeAt : known.absentAt;
    listed.set(node.uuid, { ...node, seenAt, lastSeenAt: begunAt, missedAt: known?.missedAt, absentAt });
  });
  const gone = new Map<string, GoneNode>();
  previous?.listed.forEach((node, uuid) => {
    if (listed.has(uuid)) {
      return;
    }
    const mayShow = end !== undefined && begunAt >= node.lastSeenAt;
    if (mayShow && gone.size < mostKept) {
      gone.set(uuid, { ...node, missedAt: now, isProven: proves });
    } else if (!mayShow && listed.size < mostKept) {
      // It may stand on a page that was not read, or be newer than this listing.
      listed.set(uuid, node);
    }
  });
  previous?.gone.forEach((node, uuid) => {
    if (!listed.has(uuid) && gone.size < mostKept) {
      gone.set(uuid, { ...node, isProven: node.isProven || proves });
    }
  });
  const isRemembered = listed.size < mostKept && gone.size < mostKept;
  const wholeAt = proves && isRemembered ? begunAt : isRemembered ? previous?.wholeAt : undefined;
  return { since: previous?.since ?? now, listed, gone, wholeAt };
}

function bytesOf({ listed, gone }: NodeWatch): number {
  let bytes = 0;
  const add = ({ uuid, name }: Node): void => {
    bytes += objectBytes + 2 * (uuid.length + (name?.length ?? 0));
  };
  listed.forEach(add);
  gone.forEach(add);
  return bytes;
}
