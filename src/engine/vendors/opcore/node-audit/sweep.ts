import { beganToFail, eachSweptRun, mayGiveUp } from '../../each-swept-run';
import { longestOpen } from '../../../events/still-open';
import { Notes, type Reading } from '../../../reading/reading';
import type { Swept, SweepRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import { listedNodes, type NodeList } from '../node-list';
import { latestOf, noteEarly, type LatestRecord } from './latest-record';
import { noDeletionShown } from './note-deletions';
import { readMemory, type KnownNode, type SweepMemory } from './sweep-memory';
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
  const due = Array.from(nodes)
    .filter(([, node]) => isDue(node, to, every))
    .sort(([, a], [, b]) => urgency(a, to) - urgency(b, to));
  const unproven: string[] = [];
  const latest = new Map<string, LatestRecord>();
  const { results, failing } = await eachSweptRun(
    {
      word: 'node',
      ids: due.slice(0, mostNodes).map(([uuid]) => uuid),
      read: async (uuid, part) => {
        const own = new Notes();
        const audit = own.take(await walkNode(uuid, details, part));
        const record = latestOf(audit, part);
        latest.set(uuid, record);
        noteEarly(uuid, nodes.get(uuid), audit, record, part, own);
        return own.reading(audit);
      },
      whole: (uuid, audit) => {
        const node = nodes.get(uuid);
        if (node === undefined) {
          return;
        }
        nodes.set(uuid, { ...node, readAt: to, failingSince: null, latest: latest.get(uuid) });
        if (node.missedAt !== null && audit?.deletedAt !== undefined) {
          nodes.delete(uuid);
        } else if (node.missedAt !== null) {
          unproven.push(uuid);
        }
      },
    },
    client,
    notes
  );
  const gaps = [...forgetLost(nodes, unproven, to, notes), ...giveUp(nodes, failing, latest, before, to)];
  return notes.reading({
    pieces: results.flatMap((audit) => (audit === undefined ? [] : [audit.events])),
    memory: {
      since: before.since,
      wholeAt: provesAbsence(list) ? to : before.wholeAt,
      nodes: Object.fromEntries(nodes),
    } satisfies SweepMemory,
    completeFrom: before.since,
    completeUntil: Math.min(to, ...Array.from(nodes.values(), (node) => heldAt(node, before.since))),
    gaps,
    more: due.length > mostNodes,
  });
}

/** A list that broke off proves nothing of the nodes that it is without. */
function provesAbsence({ end, heldStill }: NodeList): boolean {
  return end === 'complete' && heldStill;
}

function withListing(before: SweepMemory, list: NodeList, now: number): Map<string, KnownNode> {
  const known = new Map(Object.entries(before.nodes));
  const proves = provesAbsence(list);
  known.forEach((node, uuid) => known.set(uuid, proves ? { ...node, missedAt: node.missedAt ?? now } : node));
  list.nodes.forEach(({ uuid, name }) => {
    const fresh = { readAt: 0, failingSince: null, absentAt: before.wholeAt };
    known.set(uuid, { ...fresh, ...before.nodes[uuid], name, listedAt: now, missedAt: null });
  });
  return known;
}

/** A node that is gone is read at once, and then now and again: those that show no deletion must not hold up the rest. */
function isDue({ readAt, missedAt }: KnownNode, now: number, every: number): boolean {
  return missedAt === null ? now - readAt >= every : readAt < missedAt || now - readAt >= Math.min(every, patience);
}

/**
 * The lowest first: nodes that are gone, new ones, those that were read longest ago; and behind them those that could not be read,
 * the latest first: whatever is tried first and fails may keep the rest from being tried.
 */
function urgency({ readAt, missedAt, failingSince = null }: KnownNode, now: number): number {
  if (failingSince !== null) {
    return now + (now - failingSince);
  }
  return missedAt === null ? readAt : -1;
}

/** Of a node everything of before it was read is known; of one that was not yet, of before a whole list was without it. */
function knownUntil({ readAt, absentAt }: KnownNode, since: number): number {
  return readAt > 0 ? readAt : (absentAt ?? since);
}

function heldAt(node: KnownNode, since: number): number {
  return Math.min(knownUntil(node, since), node.missedAt === null ? Infinity : node.listedAt);
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
function giveUp(
  nodes: Map<string, KnownNode>,
  failing: ReadonlySet<string>,
  latest: ReadonlyMap<string, LatestRecord>,
  { since, nodes: before }: SweepMemory,
  now: number
): Swept['gaps'] {
  const known = Object.values(before);
  return Array.from(failing).flatMap((uuid) => {
    const node = nodes.get(uuid);
    if (node === undefined) {
      return [];
    }
    const failingSince = beganToFail(node, now);
    const isGivenUp = mayGiveUp(failingSince, failing.size, known, now);
    if (isGivenUp && node.missedAt !== null) {
      nodes.delete(uuid);
    } else {
      const given = isGivenUp ? { readAt: now, latest: latest.get(uuid) ?? node.latest } : {};
      nodes.set(uuid, { ...node, ...given, failingSince, triedAt: now });
    }
    return isGivenUp ? [[knownUntil(node, since), now] as const] : [];
  });
}
