import { inTime } from '../../client/call-ended';
import type { OpcoreClient } from './client';
import { Notes, type Reading } from '../../reading/reading';
import { AnswerError } from '../../sentences/answer-error';
import { plural, numberText } from '../../sentences/counts';
import { outOfTimeError, queryTimeout } from '../../sentences/out-of-time';
import { isUsualCut, mayBeCut } from '../page-sizes';
import { nodePage, type Node, type NodePage } from './node-page';
import { nodesPerPage } from './requests';

/** Nodes from the beginning of the list. */
export interface NodeList {
  nodes: readonly Node[];
  /** How many there are, as far as is known. */
  total: number;
  /**
   * There is nothing behind `nodes`. `cutShort`: opCore has more, but does not list them. `repeated`: it sent nodes again
   * instead of others, and does not prove that it has no more.
   */
  end: 'complete' | 'cutShort' | 'repeated' | undefined;
  /** When its reading began, epoch ms. */
  begunAt: number;
  /** All of its pages told of the same number of nodes: where they do not, a node may have moved past the reader. */
  heldStill: boolean;
}

/** So many nodes are read even when fewer are wanted: only the whole list shows which nodes left it. */
const mostWatched = 10_000;

/** The nodes that opCore lists (it does not list deleted ones), page by page: all, or of a very long list those `wanted`. */
export function listedNodes(wanted: number, client: OpcoreClient): Promise<Reading<NodeList>> {
  return client.within((inner) => walkList(Math.max(wanted, mostWatched), inner));
}

async function walkList(most: number, client: OpcoreClient): Promise<Reading<NodeList>> {
  const notes = new Notes();
  const begunAt = client.host.now();
  const nodes = new Map<string, Node>();
  const totals = new Set<number | undefined>();
  /** What was last told: a page behind the end, or a refusal in its place, need not repeat it. */
  let total: number | undefined;
  /** Entries that are no node, or one that stands on the same page before. */
  let others = 0;
  let next = 1;
  let atOnce = 1;
  for (;;) {
    const numbers = Array.from({ length: atOnce }, (_, index) => next + index);
    const pages = await inTime(Promise.all(numbers.map((number) => nodePage(number, nodesPerPage, client))));
    if (pages === undefined) {
      throw next === 1 ? outOfTimeError(client) : tooLongToRead(nodes.size, next - 1, client);
    }
    for (const page of pages.value.map((reading) => notes.take(reading))) {
      const known = nodes.size;
      page.nodes.forEach((node) => nodes.set(node.uuid, node));
      const added = nodes.size - known;
      others += added > 0 ? page.recordCount - new Set(page.nodes.map(({ uuid }) => uuid)).size : 0;
      if (page.recordCount > 0 || (page.total ?? 0) > 0) {
        totals.add(page.total);
        total = page.total ?? total;
      }
      const seen = nodes.size + others;
      const end = endOf({ total, recordCount: page.recordCount }, seen, known, added === 0);
      if (end !== undefined || nodes.size >= most) {
        const all = Math.max(total ?? 0, nodes.size);
        noteEnd(end, nodes.size, all, notes);
        return notes.reading({
          nodes: Array.from(nodes.values()),
          total: all,
          end,
          begunAt,
          heldStill: totals.size < 2,
        });
      }
      const left = Math.min(total ?? 0, most) - seen;
      atOnce = Math.max(1, Math.min(client.settings.maxConcurrentRequests, Math.ceil(left / page.recordCount)));
    }
    next += numbers.length;
  }
}

/**
 * opCore may send fewer nodes a page than it was asked for, so without a total only an empty page ends the list. A total may
 * be that of the page alone: then it is less than all that came, or as much as a first page that may be cut. A page with
 * nothing new ends the reading anyway, or a server that knows no pages would be asked for ever.
 */
function endOf(
  { total, recordCount }: Pick<NodePage, 'total' | 'recordCount'>,
  seen: number,
  before: number,
  nothingNew: boolean
): NodeList['end'] {
  if (!nothingNew) {
    return total === seen && (before > 0 || !mayBeCut(seen)) ? 'complete' : undefined;
  }
  if (total !== undefined && total > seen) {
    return 'cutShort';
  }
  return recordCount === 0 || (total === seen && !isUsualCut(seen)) ? 'complete' : 'repeated';
}

function noteEnd(end: NodeList['end'], listed: number, total: number, notes: Notes): void {
  if (end === 'cutShort') {
    notes.shortfall(
      `opCore says it has ${plural(total, 'node')} but lists only ${numberText(listed)}: try again, and look whether User name (username) may see every node.`
    );
  }
  if (end === 'repeated') {
    notes.shortfall(
      `opCore sends the same nodes for every page of its list and nothing proves how many it has, so that there may be more than these ${numberText(listed)}: check for a proxy that keeps answers or drops what stands behind the "?" of an address, or give the UUIDs of the nodes in question.`
    );
  }
}

/** Said where what was listed before does not tell of the node. */
export const movedMeanwhile =
  "opCore's list of nodes changed while Runtrail read it, so that a node may be missing: try again.";

/** Where time ran out: what the list is like, and what would help. */
function tooLongToRead(nodes: number, pages: number, { settings }: OpcoreClient): AnswerError {
  return new AnswerError(
    `Time ran out after ${plural(nodes, 'node')} of opCore's list, of which it sends ${numberText(Math.ceil(nodes / pages))} at a time: raise ${queryTimeout(settings)}, Concurrent requests (maxConcurrentRequests) and Requests per second (maxRequestsPerSecond), or give the UUIDs of the nodes in question.`,
    504
  );
}
