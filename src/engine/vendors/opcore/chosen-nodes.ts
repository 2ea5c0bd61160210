import { counted, digits } from '../../counted';
import type { Notice } from '../../protocol';
import { oddityNotices } from '../oddities';
import type { ReadRequest, Work } from '../vendor';
import { listedNodes } from './node-list';

/** The nodes that a query is about. */
export interface ChosenNodes {
  uuids: readonly string[];
  /** They were asked for one by one; otherwise opCore listed them. */
  given: boolean;
  notices: readonly Notice[];
  shortfalls: readonly string[];
}

/** The nodes given in the selection, or else all that opCore lists; `maxRuns` of them at most. */
export async function chooseNodes({ selection }: ReadRequest, work: Work): Promise<ChosenNodes> {
  const given = selection.nodes ?? [];
  const { maxRuns } = work.settings;
  if (given.length > 0) {
    const uuids = given.slice(0, maxRuns);
    const some = uuids.length < given.length;
    return {
      uuids,
      given: true,
      notices: [],
      shortfalls: some ? [onlyFirst(uuids.length, `the ${counted(given.length, 'node')} given`)] : [],
    };
  }
  const { nodes, total, end, oddities } = await listedNodes(maxRuns, work);
  const uuids = nodes.slice(0, maxRuns).map(({ uuid }) => uuid);
  const isWhole = uuids.length === nodes.length && end !== undefined;
  const listed = counted(total, 'listed node');
  return {
    uuids,
    given: false,
    notices: oddityNotices(oddities, 'node', 'a UUID'),
    shortfalls: [
      ...(isWhole
        ? []
        : [onlyFirst(uuids.length, total > nodes.length || end !== undefined ? listed : `more than ${listed}`)]),
      ...(end === 'cutShort'
        ? [`opCore says it has ${counted(total, 'node')} but lists only ${digits(nodes.length)}.`]
        : []),
    ],
  };
}

function onlyFirst(read: number, all: string): string {
  return `Only the first ${digits(read)} of ${all} were read; raise Most runs (maxRuns) for more.`;
}
