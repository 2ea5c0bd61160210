import { columnBytes } from '../../columns/column-bytes';
import { plannedDictionary } from '../../columns/planned';
import type { Table } from '../../seam/host';
import { odditiesOf, sumOfOddities } from '../oddities';
import type { Oddities } from '../oddities';
import { nodesPlan } from './plans';
import { isUuid, nodesPerPage, nodesRequest } from './requests';
import { fetchLoggedIn } from './session';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

export interface Node {
  uuid: string;
  name: string | null;
}

/** One page of the node list. */
export interface NodePage {
  nodes: readonly Node[];
  /** How many nodes it lists in all, where it says so. */
  total: number | undefined;
  oddities: Oddities;
}

/** Nodes from the beginning of the list. */
export interface NodeList {
  nodes: readonly Node[];
  /** How many there are, as far as is known. */
  total: number;
  /** There is nothing behind `nodes`. `cutShort`: opCore has more, but does not list them. */
  end: 'complete' | 'cutShort' | undefined;
  oddities: readonly Oddities[];
}

/** So many pages are read even when fewer hold the wanted nodes: only the whole list shows which nodes left it. */
const watchedPages = 20;

/** The nodes that opCore lists (it does not list deleted ones), page by page: all, or of a very long list those `wanted`. */
export async function listedNodes(wanted: number, client: VendorClient): Promise<NodeList> {
  const nodes = new Map<string, Node>();
  const oddities: Oddities[] = [];
  for (let number = 1; ; number++) {
    const page = await nodePage(number, nodesPerPage, client);
    const known = nodes.size;
    page.nodes.forEach((node) => nodes.set(node.uuid, node));
    oddities.push(page.oddities);
    const seen = nodes.size + sumOfOddities(oddities).lost;
    const end = endOf(page.total, seen, nodes.size === known);
    if (end !== undefined || (nodes.size >= wanted && number >= watchedPages)) {
      return { nodes: Array.from(nodes.values()), total: Math.max(page.total ?? 0, nodes.size), end, oddities };
    }
  }
}

/**
 * opCore may send fewer nodes a page than it was asked for, so without a total only a page with nothing new ends the list;
 * and it always does, or a server that knows no pages would be asked for ever.
 */
function endOf(total: number | undefined, seen: number, nothingNew: boolean): NodeList['end'] {
  if (total !== undefined && seen < total) {
    return nothingNew ? 'cutShort' : undefined;
  }
  return total !== undefined || nothingNew ? 'complete' : undefined;
}

/** The same page for everyone who asks within a few seconds. */
export function nodePage(page: number, limit: number, client: VendorClient): Promise<NodePage> {
  return client.once(`nodes ${page} of ${limit}`, async (inner) => {
    const table = await fetchLoggedIn(nodesRequest(page, limit), nodesPlan, inner);
    const nodes = nodesOf(table);
    const value = {
      nodes,
      total: typeof table.head.total === 'number' ? table.head.total : undefined,
      oddities: odditiesOf(table, table.length - nodes.length, { name: 'name' }),
    };
    const bytes = columnBytes(plannedDictionary(table, 'uuid')) + columnBytes(plannedDictionary(table, 'name'));
    return { value, bytes: 2 * bytes, freshFor: freshBriefly };
  });
}

/** A page has few rows, so that a loop over them does no harm. */
function nodesOf(table: Table): Node[] {
  const [uuids, names] = [plannedDictionary(table, 'uuid'), plannedDictionary(table, 'name')];
  return Array.from(uuids.codes, (code, row) => ({
    uuid: uuids.values[code] ?? '',
    name: names.values[names.codes[row] ?? -1]?.trim() || null,
  })).filter(({ uuid }) => isUuid(uuid));
}
