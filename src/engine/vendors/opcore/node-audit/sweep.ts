import { eachRun } from '../../../client/each-run';
import { longestOpen } from '../../../events/still-open';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { AnswerError } from '../../../sentences/answer-error';
import { plural, numberText } from '../../../sentences/counts';
import type { Swept, SweepRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import { listedNodes } from '../node-list';
import type { NodeList } from '../node-list';
import { noDeletionShown } from './note-deletions';
import { readMemory } from './sweep-memory';
import type { KnownNode, SweepMemory } from './sweep-memory';
import { walkNode } from './walk';

/** How many nodes one sweep reads. */
const mostNodes = 100;
/** Ms: how soon a node is read again that is gone and shows no deletion. */
const patience = 3_600_000;

/**
 * The whole list, which shows what was created and deleted, and the records of some nodes: new ones, those that left the list,
 * and those that were not read for longest. So each edit is seen before the next one overwrites it, unless they are close.
 */
export async function sweep(request: SweepRequest, client: OpcoreClient): Promise<Reading<Swept>> {
  const { to, details, memory, every } = request;
  const notes = new Notes();
  const before = readMemory(memory, to);
  const list = notes.take(await listedNodes(Infinity, client));
  const nodes = withListing(before, list, to);
  noteList(list, notes);
  const due = Array.from(nodes)
    .filter(([, node]) => isDue(node, to, every))
    .sort(([, a], [, b]) => urgency(a) - urgency(b));
  const unproven: string[] = [];
  const failing = new Set(due.slice(0, mostNodes).map(([uuid]) => uuid));
  const reading = eachRun(
    {
      word: 'node',
      ids: Array.from(failing),
      read: async (uuid, part) => {
        const own = new Notes();
        const audit = own.take(await walkNode(uuid, details, part));
        notes.takeAll(own);
        const node = nodes.get(uuid);
        if (node !== undefined && !own.hasShortfall) {
          const isOver = node.missedAt !== null && audit?.deletedAt !== undefined;
          failing.delete(uuid);
          nodes.set(uuid, { ...node, readAt: to, failingSince: null });
          if (isOver) {
            nodes.delete(uuid);
          } else if (node.missedAt !== null) {
            unproven.push(uuid);
          }
        }
        return audit;
      },
    },
    client,
    notes
  );
  // One or two that fail are no sign that everything does: the list could be read.
  const { results } = await reading.catch((error: unknown) => {
    if (!(error instanceof AnswerError) || error.status === 401 || failing.size > 2) {
      throw error;
    }
    notes.shortfall(error.message);
    return { results: [] };
  });
  const gaps = [...forgetLost(nodes, unproven, to, notes), ...giveUp(nodes, failing, before.since, to)];
  return notes.reading({
    pieces: results.flatMap((audit) => (audit === undefined ? [] : [audit.events])),
    memory: { since: before.since, nodes: Object.fromEntries(nodes) } satisfies SweepMemory,
    completeFrom: before.since,
    completeUntil: Math.min(to, ...Array.from(nodes.values(), (node) => heldAt(node, before.since))),
    gaps,
    more: due.length > mostNodes,
  });
}

/** A list that broke off proves nothing of the nodes that it is without. */
function withListing(before: SweepMemory, { nodes, end, heldStill }: NodeList, now: number): Map<string, KnownNode> {
  const known = new Map(Object.entries(before.nodes));
  const proves = end === 'complete' && heldStill;
  known.forEach((node, uuid) => known.set(uuid, proves ? { ...node, missedAt: node.missedAt ?? now } : node));
  nodes.forEach(({ uuid, name }) => {
    const { readAt = 0, failingSince = null } = before.nodes[uuid] ?? {};
    known.set(uuid, { name, readAt, listedAt: now, missedAt: null, failingSince });
  });
  return known;
}

/** A node that is gone is read at once, and then now and again: those that show no deletion must not hold up the rest. */
function isDue({ readAt, missedAt }: KnownNode, now: number, every: number): boolean {
  return missedAt === null ? now - readAt >= every : readAt < missedAt || now - readAt >= Math.min(every, patience);
}

/** The lowest first: nodes that are gone, new ones, then those that were read longest ago. */
function urgency({ readAt, missedAt }: KnownNode): number {
  return missedAt === null ? readAt : -1;
}

/** Of a node everything of before it was read is known; of one that is new, everything of before it was first missing. */
function heldAt({ readAt, listedAt, missedAt }: KnownNode, since: number): number {
  return readAt > 0 ? Math.min(readAt, missedAt === null ? Infinity : listedAt) : since;
}

/** Nodes that left the list a day ago and still show no deletion are given up. */
function forgetLost(
  nodes: Map<string, KnownNode>,
  unproven: readonly string[],
  now: number,
  notes: Notes
): Swept['gaps'] {
  const lost = unproven.flatMap((uuid) => {
    const node = nodes.get(uuid);
    return node?.missedAt !== undefined && node.missedAt !== null && now - node.missedAt >= longestOpen
      ? [{ uuid, ...node }]
      : [];
  });
  lost.forEach(({ uuid }) => nodes.delete(uuid));
  if (lost.length > 0) {
    notes.shortfall(noDeletionShown(lost));
  }
  return lost.map(({ listedAt, missedAt }) => [listedAt, missedAt ?? now]);
}

/** Nodes that cannot be read whole are tried for a day, and from then on hold nothing up: what they lack is a gap. */
function giveUp(nodes: Map<string, KnownNode>, failing: Iterable<string>, since: number, now: number): Swept['gaps'] {
  return Array.from(failing).flatMap((uuid) => {
    const node = nodes.get(uuid);
    if (node === undefined) {
      return [];
    }
    const failingSince = node.failingSince ?? now;
    const isGivenUp = now - failingSince >= longestOpen;
    if (isGivenUp && node.missedAt !== null) {
      nodes.delete(uuid);
    } else {
      nodes.set(uuid, { ...node, readAt: isGivenUp ? now : node.readAt, failingSince });
    }
    return isGivenUp ? [[node.readAt || since, now] as const] : [];
  });
}

function noteList({ nodes, total, end }: NodeList, notes: Notes): void {
  if (end !== 'complete') {
    notes.shortfall(
      `opCore's list of nodes could not be read to its end: ${numberText(nodes.length)} of ${end === undefined ? 'more than ' : ''}${plural(total, 'node')} were listed, so that creations and deletions of others are not seen.`
    );
  }
}
