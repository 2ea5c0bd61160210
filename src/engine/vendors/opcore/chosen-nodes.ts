import { counted, digits } from '../../sentences/counted';
import { instant } from '../../sentences/instant';
import type { Notice } from '../../seam/protocol';
import { oneLine } from '../../sentences/quoted';
import { oddityNotices } from '../oddities';
import type { ReadRequest } from '../vendor';
import { listedNodes } from './node-list';
import type { NodeList } from './node-list';
import { watchNodes } from './node-watch';
import type { GoneNode } from './node-watch';
import type { VendorClient } from '../../client/client';

/** The nodes that a query is about. */
export interface ChosenNodes {
  uuids: readonly string[];
  /** They were asked for one by one; otherwise opCore listed them. */
  given: boolean;
  /** Those of `uuids` that opCore listed once and does not list any more. */
  gone: ReadonlySet<string>;
  notices: readonly Notice[];
  shortfalls: readonly string[];
}

/**
 * What befell a node did so before it was missed. A day more, because opCore writes local times: with a wrong time zone in
 * the settings its records lie hours off, and a deletion must not be lost on top of that.
 */
const afterMissed = 24 * 3_600_000;
/** How many nodes are named in one sentence. */
const named = 5;

/**
 * The nodes given in the selection, or else all that opCore lists and those that left its list and may have events in the
 * range; `maxRuns` of them at most.
 */
export async function chooseNodes({ selection, from }: ReadRequest, client: VendorClient): Promise<ChosenNodes> {
  const given = selection.nodes ?? [];
  const { maxRuns } = client.settings;
  if (given.length > 0) {
    const uuids = given.slice(0, maxRuns);
    const some = uuids.length < given.length;
    return {
      uuids,
      given: true,
      gone: new Set(),
      notices: [],
      shortfalls: some ? [onlyFirst(uuids.length, `the ${counted(given.length, 'node')} given`)] : [],
    };
  }
  const list = await listedNodes(maxRuns, client);
  const watch = await watchNodes(list, client);
  const mayMatter = Array.from(watch.gone.values()).filter(({ missedAt }) => missedAt + afterMissed >= from);
  // Before the others: a deletion is what people wait for, and nothing else can show it.
  const gone = mayMatter.slice(0, maxRuns);
  const listed = list.nodes.slice(0, maxRuns - gone.length);
  return {
    uuids: [...gone, ...listed].map(({ uuid }) => uuid),
    given: false,
    gone: new Set(gone.map(({ uuid }) => uuid)),
    notices: [
      { severity: 'info', text: watchSentence(list, watch.since) },
      ...goneNotices(gone),
      ...oddityNotices(list.oddities, 'node', 'a UUID'),
    ],
    shortfalls: [
      ...(gone.length < mayMatter.length
        ? [onlyFirst(gone.length, `${digits(mayMatter.length)} nodes that left the list`)]
        : []),
      ...listShortfalls(list, listed.length),
    ],
  };
}

function listShortfalls({ nodes, total, end }: NodeList, read: number): string[] {
  const isWhole = read === nodes.length && end !== undefined;
  const listed = counted(total, 'listed node');
  return [
    ...(isWhole ? [] : [onlyFirst(read, total > nodes.length || end !== undefined ? listed : `more than ${listed}`)]),
    ...(end === 'cutShort'
      ? [`opCore says it has ${counted(total, 'node')} but lists only ${digits(nodes.length)}.`]
      : []),
  ];
}

function watchSentence({ end }: NodeList, since: number): string {
  return end === undefined
    ? 'opCore does not list deleted nodes, and its list is too long to see which ones left it: give their UUIDs to see what happened to them.'
    : `opCore does not list deleted nodes. Nodes that left its list since ${instant(since)}, when Runtrail first read it, are read too; give the UUIDs of nodes that were deleted before, or that came and went between two queries.`;
}

function goneNotices(gone: readonly GoneNode[]): Notice[] {
  if (gone.length === 0) {
    return [];
  }
  const names = gone.slice(0, named).map(({ uuid, name }) => oneLine(name ?? uuid));
  const more = gone.length > named ? ` and ${digits(gone.length - named)} more` : '';
  const what =
    gone.length === 1 ? '1 node that left the list was' : `${digits(gone.length)} nodes that left the list were`;
  return [{ severity: 'info', text: `${what} read too: ${names.join(', ')}${more}.` }];
}

function onlyFirst(read: number, all: string): string {
  return `Only the first ${digits(read)} of ${all} were read; raise Most runs (maxRuns) for more.`;
}
