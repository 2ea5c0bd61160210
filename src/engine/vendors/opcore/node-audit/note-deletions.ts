import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import { utcText } from '../../../sentences/utc-text';
import type { ReadRequest } from '../../vendor';
import type { Node } from '../node-page';
import type { GoneNode } from '../node-watch';
import { nodeNames } from './node-names';
import { showsNo, type AuditedNode } from './walk';

/**
 * That a node left the list proves a deletion, and about when it was: between the last listing with the node and the first
 * without. An audit that shows none, or one of before, is incomplete or dated in another zone than the set one.
 */
export function noteDeletions(
  all: ReadonlyArray<AuditedNode<GoneNode>>,
  { from, to }: ReadRequest,
  notes: Notes
): void {
  const proven = all.filter(({ node }) => node.isProven);
  const notShown = proven.filter(
    ({ node, audit }) => showsNo('deletedAt', audit) && node.missedAt >= from && node.lastSeenAt <= to
  );
  if (notShown.length > 0) {
    notes.shortfall(noDeletionShown(notShown.map(({ node }) => node)));
  }
  const early = proven.find(({ node, audit }) => (audit?.deletedAt ?? Infinity) < node.lastSeenAt - mostAhead);
  if (early !== undefined) {
    const { node, audit } = early;
    notes.shortfall(deletedEarly(node, audit?.deletedAt ?? NaN, node.lastSeenAt));
  }
}

/** @param deletedAt by its audit, before it was listed last, epoch ms both */
export function deletedEarly(node: Node, deletedAt: number, listedAt: number): string {
  return `opCore dates the deletion of ${nodeNames([node])} ${utcText(deletedAt)}, but still listed it at ${utcText(listedAt)}, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.`;
}

/** Of nodes that left the list. */
export function noDeletionShown(nodes: readonly Node[]): string {
  return `${plural(nodes.length, 'node')} left opCore's list, but its audit shows no deletion of ${nodeNames(nodes)}: look whether User name (username) may still see every node, and whether opCore's auditing is on.`;
}
