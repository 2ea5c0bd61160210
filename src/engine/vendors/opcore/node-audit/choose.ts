import type { nodeAudit } from '../../../../model/vendors/opcore';
import { givenRuns } from '../../given-runs';
import type { OpcoreClient } from '../client';
import type { Notes } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import { mostAhead } from '../../../sentences/future';
import { utcText } from '../../../sentences/utc-text';
import { onlySomeRuns } from '../../../sentences/limits';
import type { ReadRequest } from '../../vendor';
import { listedNodes, movedMeanwhile, type NodeList } from '../node-list';
import type { Node } from '../node-page';
import { watchNodes, type GoneNode, type NewNode, type NodeWatch } from '../node-watch';
import { nodeNames } from './node-names';
import { passingKinds, type PassingKinds } from './passing-kinds';

/** The nodes that a query is about. */
export interface ChosenNodes {
  uuids: readonly string[];
  /** They were asked for one by one; otherwise opCore listed them. */
  given: boolean;
  /** Those of `uuids` that opCore listed once and does not list any more. */
  gone: ReadonlyMap<string, GoneNode>;
  /** Those that came to the list since it was first read, where the query's filters let creations through. */
  fresh: ReadonlyMap<string, NewNode>;
  /** The query's filters let deletions through. */
  deletes: boolean;
  /** The query's filters let through what the list does not tell, so that every listed node is to be read. */
  edits: boolean;
}

/**
 * What befell a node did so before it was missed, and it was created before it was seen. A day more, because opCore writes
 * local times: with a wrong time zone in the settings its records lie hours off, and none must be lost on top of that.
 */
const margin = 24 * 3_600_000;

/**
 * The nodes given in the selection, or else all that opCore lists and those that left its list and may have events in the
 * range; `maxRuns` of them at most. Where the query's filters let only creations or deletions pass, and not only failed ones,
 * the list itself tells which nodes can have one, so that no more records are read than that.
 */
export async function chooseNodes(
  request: ReadRequest<typeof nodeAudit>,
  client: OpcoreClient,
  notes: Notes
): Promise<ChosenNodes> {
  const given = request.selection.nodes;
  if (given.length > 0) {
    return {
      uuids: givenRuns('node', given, client, notes),
      given: true,
      gone: new Map(),
      fresh: new Map(),
      deletes: true,
      edits: true,
    };
  }
  const { maxRuns } = client.settings;
  const list = notes.take(await listedNodes(maxRuns, client));
  const watch = watchNodes(list, client);
  const passing = await passingKinds(request);
  // Whatever passes: what was created or edited before it was deleted stands in the audit of a node that is gone.
  const mayMatter = Array.from(watch.gone.values()).filter(({ missedAt }) => missedAt + margin >= request.from);
  // Before the others: a deletion is what people wait for, and nothing else can show it.
  const gone = mayMatter.slice(0, maxRuns);
  const candidates = passing.others ? list.nodes : changedNodes(list, watch, passing, request);
  const listed = candidates.slice(0, maxRuns - gone.length);
  noteGone(gone, mayMatter.length, notes);
  noteList(list, { candidates: candidates.length, read: listed.length, gone: mayMatter.length }, passing, notes);
  noteWatch(list, watch.since, request, passing, notes);
  noteFailed(passing, notes);
  // A node that moved past the reader is known from before, and read as one that is gone; but where nothing is.
  if (list.end === 'complete' && !list.heldStill && watch.since >= list.begunAt) {
    notes.shortfall(movedMeanwhile);
  }
  return {
    uuids: [...gone, ...listed].map(({ uuid }) => uuid),
    given: false,
    gone: new Map(gone.map((node) => [node.uuid, node])),
    fresh: passing.creates ? newNodes(listed, watch) : new Map(),
    deletes: passing.deletes,
    edits: passing.others,
  };
}

/**
 * Created since the list was read for the first time, and not long before the range; and what came back to the list after it
 * was missed in the range, which may have been deleted and created meanwhile.
 */
function changedNodes(
  { nodes }: NodeList,
  { since, listed }: NodeWatch,
  { creates }: PassingKinds,
  { from }: ReadRequest
): Node[] {
  return nodes.filter(({ uuid }) => {
    const { seenAt = since, missedAt = -Infinity } = listed.get(uuid) ?? {};
    return (creates && seenAt > since && seenAt + margin >= from) || missedAt + mostAhead >= from;
  });
}

function newNodes(nodes: readonly Node[], { listed }: NodeWatch): Map<string, NewNode> {
  const fresh = nodes.flatMap(({ uuid }): Array<[string, NewNode]> => {
    const node = listed.get(uuid);
    return node?.absentAt === undefined ? [] : [[uuid, { ...node, absentAt: node.absentAt }]];
  });
  return new Map(fresh);
}

function noteList(
  { nodes, total, end }: NodeList,
  { candidates, read, gone }: { candidates: number; read: number; gone: number },
  { others, worked }: PassingKinds,
  notes: Notes
): void {
  if (read < candidates || (others && end === undefined)) {
    const isMore = end === undefined && total <= nodes.length;
    const wanted = others ? total : candidates;
    const all = plural(wanted, others ? 'listed node' : 'new or returned node');
    // Those that are gone are read before them.
    const raise = `raise Most runs (maxRuns)${isMore ? '' : ` to ${numberText(wanted + gone)}`}`;
    const filter = ', or filter by the event "create node" or "delete node", for which the list is enough';
    notes.shortfall(
      `Only the first ${numberText(read)} of ${isMore ? `more than ${all}` : all} were read: ${raise}${others && worked ? filter : ''}.`
    );
  }
}

/** The list alone shows deletions, and only from the first time on that it was read. */
function noteWatch(
  { end }: NodeList,
  since: number,
  { from }: ReadRequest,
  { creates, deletes, others }: PassingKinds,
  notes: Notes
): void {
  const what = [...(deletes ? ['Deletions'] : []), ...(creates && !others ? ['Creations'] : [])].join(' and ');
  if (what === '') {
    return;
  }
  if (end === undefined) {
    notes.shortfall(
      `${what} of nodes are not seen, because opCore does not list deleted nodes and its list is too long to see which ones left it: give the UUIDs of the nodes in question.`
    );
  } else if (since > from) {
    notes.shortfall(
      `${what} of nodes are known only since ${utcText(since)}, when Runtrail began to watch opCore's list, which does not have deleted ones: choose a later begin of the time range, or give the UUIDs of nodes that were deleted before.`
    );
  }
}

/** A node whose deletion failed stays on the list, and only its audit tells. */
function noteFailed({ deletes, others, failed }: PassingKinds, notes: Notes): void {
  if (deletes && !others && failed) {
    notes.notice(
      'Deletions that failed are not among these, as their nodes stay on opCore\'s list and were not read: filter by the outcome "failure" to see them.'
    );
  }
}

function noteGone(gone: readonly Node[], all: number, notes: Notes): void {
  if (gone.length < all) {
    notes.shortfall(onlySomeRuns('newest', gone.length, `${numberText(all)} nodes that left the list`));
  }
  if (gone.length > 0) {
    const what =
      gone.length === 1 ? '1 node that left the list was' : `${numberText(gone.length)} nodes that left the list were`;
    notes.notice(`${what} read too: ${nodeNames(gone)}.`);
  }
}
