import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import { utcText } from '../../../sentences/utc-text';
import type { ReadRequest } from '../../vendor';
import type { WatchedNode } from '../node-watch';
import { nodeNames } from './node-names';
import type { NodeAudit } from './walk';

/** A node that is new on the list, with what opCore has of it; undefined = no audit. */
export interface NewAudit {
  node: WatchedNode & { absentAt: number };
  audit: NodeAudit | undefined;
}

/** No wrong zone puts a time further off; what is dated earlier existed, and could only not be seen before. */
const farthestZones = 26 * 3_600_000;

/**
 * That a node is new on the list proves a creation, between the last whole listing without the node and the first with it. An
 * audit that shows none, or one of hours before, is incomplete or dated in another zone than the set one.
 */
export function noteCreations(all: readonly NewAudit[], { from, to }: ReadRequest, notes: Notes): void {
  const inRange = all.filter(({ node }) => node.seenAt >= from && node.absentAt <= to);
  const notShown = inRange.filter(({ audit }) => showsNoCreation(audit));
  if (notShown.length > 0) {
    const nodes = notShown.map(({ node }) => node);
    notes.shortfall(
      `${plural(nodes.length, 'node')} came onto opCore's list, but its audit shows no creation of ${nodeNames(nodes)}: try again, and look whether opCore's auditing is on, and whether User name (username) could not see every node before.`
    );
  }
  const early = inRange.find(({ node, audit }) => {
    const before = node.absentAt - (audit?.createdAt ?? Infinity);
    return before > mostAhead && before <= farthestZones;
  });
  if (early !== undefined) {
    const { node, audit } = early;
    notes.shortfall(
      `opCore dates the creation of ${nodeNames([node])} ${utcText(audit?.createdAt ?? NaN)}, but did not list it yet at ${utcText(node.absentAt)}, so that others may be missing from the time range: check Time zone (timeZone), and the clocks.`
    );
  }
}

/** A record that could not be read is said already, and may be the one. */
function showsNoCreation(audit: NodeAudit | undefined): boolean {
  return audit === undefined || (audit.createdAt === undefined && audit.lost === 0);
}
