import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import { utcText } from '../../../sentences/utc-text';
import type { ReadRequest } from '../../vendor';
import type { Node } from '../node-page';
import type { NewNode } from '../node-watch';
import { nodeNames } from './node-names';
import { showsNo, type AuditedNode } from './walk';

/**
 * That a node came to the list proves a creation, or that more can be seen than before, after the last whole listing without
 * it. An audit that shows none, or one of before, is incomplete or dated in another zone than the set one.
 */
export function noteCreations(all: ReadonlyArray<AuditedNode<NewNode>>, { from, to }: ReadRequest, notes: Notes): void {
  const within = all.filter(({ node }) => node.seenAt >= from && node.absentAt <= to);
  const notShown = within.filter(({ audit }) => showsNo('createdAt', audit)).map(({ node }) => node);
  if (notShown.length > 0) {
    notes.shortfall(
      `${plural(notShown.length, 'node')} came to opCore's list, but its audit shows no creation of ${nodeNames(notShown)}: look whether opCore's auditing is on, and whether User name (username) sees more nodes than before.`
    );
  }
  const early = within.find(({ node, audit }) => (audit?.createdAt ?? Infinity) < node.absentAt - mostAhead);
  if (early !== undefined) {
    const { node, audit } = early;
    notes.shortfall(createdEarly(node, audit?.createdAt ?? NaN, node.absentAt));
  }
}

/** @param createdAt by its audit, before a whole listing was without it, epoch ms both */
export function createdEarly(node: Node, createdAt: number, absentAt: number): string {
  return `opCore dates the creation of ${nodeNames([node])} ${utcText(createdAt)}, but did not list it at ${utcText(absentAt)}, so that others may be missing from the time range: check Time zone (timeZone), the clocks, and whether User name (username) sees more nodes than before.`;
}
