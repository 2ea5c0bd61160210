import { columnBytes } from '../../columns/column-bytes';
import { eachRow } from '../../columns/row-reader';
import { headNumber, plannedDictionary, recordCountOf } from '../../columns/planned';
import type { OpcoreClient } from './client';
import { freshBriefly } from '../../client/produced';
import { notUnderstood } from '../../client/records';
import { Notes } from '../../reading/reading';
import type { Reading } from '../../reading/reading';
import type { Table } from '../../seam/host';
import { nodesPlan } from './plans';
import { isUuid, nodesAsk, nodesPerPage } from './requests';
import { attemptLoggedIn } from './session';

export interface Node {
  /** In lower case: opCore compares UUIDs without regard to it. */
  uuid: string;
  name: string | null;
}

/** One page of the node list. */
export interface NodePage {
  nodes: readonly Node[];
  /** How many records opCore sent, those that are no nodes included. */
  recordCount: number;
  /** How many nodes it lists in all, where it says so. */
  total: number | undefined;
}

/** Nodes from the beginning of the list. */
export interface NodeList {
  nodes: readonly Node[];
  /** How many there are, as far as is known. */
  total: number;
  /** There is nothing behind `nodes`. `cutShort`: opCore has more, but does not list them. */
  end: 'complete' | 'cutShort' | undefined;
}

/** So many pages are read even when fewer hold the wanted nodes: only the whole list shows which nodes left it. */
const watchedPages = 20;

/** The nodes that opCore lists (it does not list deleted ones), page by page: all, or of a very long list those `wanted`. */
export async function listedNodes(wanted: number, client: OpcoreClient): Promise<Reading<NodeList>> {
  const notes = new Notes();
  const nodes = new Map<string, Node>();
  let lost = 0;
  for (let number = 1; ; number++) {
    const page = notes.take(await nodePage(number, nodesPerPage, client));
    const known = nodes.size;
    page.nodes.forEach((node) => nodes.set(node.uuid, node));
    lost += page.recordCount - page.nodes.length;
    const end = endOf(page.total, nodes.size + lost, nodes.size === known);
    if (end !== undefined || (nodes.size >= wanted && number >= watchedPages)) {
      return notes.reading({
        nodes: Array.from(nodes.values()),
        total: Math.max(page.total ?? 0, nodes.size),
        end,
      });
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
export function nodePage(page: number, limit: number, client: OpcoreClient): Promise<Reading<NodePage>> {
  return client.once(`nodes ${page} of ${limit}`, async (inner) => {
    const ask = nodesAsk(page, limit);
    const { answer, fault } = await attemptLoggedIn(ask, nodesPlan, inner);
    if (answer === undefined) {
      throw inner.errorOf(fault, ask);
    }
    const notes = new Notes();
    const table = notes.take(inner.recordsOf(answer, ask, nodesPlan));
    const nodes = nodesOf(table);
    notes.counted('shortfall', notUnderstood(nodesPlan, inner.model), table.length - nodes.length);
    const value = { nodes, recordCount: recordCountOf(table), total: headNumber(table, 'total') };
    const bytes = columnBytes(plannedDictionary(table, 'uuid')) + columnBytes(plannedDictionary(table, 'name'));
    return { value: notes.reading(value), bytes: 2 * bytes, records: nodes.length, freshFor: freshBriefly };
  });
}

function nodesOf(table: Table): Node[] {
  return eachRow(table, ({ word }) => ({
    uuid: (word('uuid') ?? '').toLowerCase(),
    name: word('name')?.trim() || null,
  })).filter(({ uuid }) => isUuid(uuid));
}
