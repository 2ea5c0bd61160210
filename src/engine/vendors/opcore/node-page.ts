import { uuid } from '../../../model/vendors/selection';
import { columnBytes } from '../../columns/column-bytes';
import { eachRow } from '../../columns/row-reader';
import { headNumber, plannedDictionary, recordCountOf } from '../../columns/planned';
import type { OpcoreClient } from './client';
import { freshBriefly, objectBytes } from '../../client/produced';
import { notUnderstood } from '../../client/records';
import type { Fault } from '../../sentences/fault';
import { Notes, whole, type Reading } from '../../reading/reading';
import type { Table } from '../../seam/host';
import { nodesPlan } from './plans';
import { nodesAsk } from './requests';
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

/** The same page for everyone who asks within a few seconds. */
export function nodePage(page: number, limit: number, client: OpcoreClient): Promise<Reading<NodePage>> {
  return client.once(`nodes ${page} of ${limit}`, async (inner) => {
    const ask = nodesAsk(page, limit);
    const { answer, fault } = await attemptLoggedIn(ask, nodesPlan, inner);
    if (answer === undefined) {
      if (page > 1 && isEnd(fault)) {
        const value = { nodes: [], recordCount: 0, total: undefined };
        return { value: whole(value), bytes: 0, records: 0, freshFor: 0 };
      }
      throw inner.errorOf(fault, ask);
    }
    const notes = new Notes();
    const table = notes.take(inner.recordsOf(answer, ask, nodesPlan));
    const nodes = nodesOf(table);
    notes.counted('shortfall', notUnderstood(nodesPlan, inner.model), table.length - nodes.length);
    const value = { nodes, recordCount: recordCountOf(table), total: headNumber(table, 'total') };
    const bytes = columnBytes(plannedDictionary(table, 'uuid')) + columnBytes(plannedDictionary(table, 'name'));
    return {
      value: notes.reading(value),
      bytes: bytes + objectBytes * nodes.length,
      records: nodes.length,
      freshFor: freshBriefly,
    };
  });
}

/** What lies behind the last page may be refused as wrong or as not there, or have no content, where it is not empty. */
function isEnd(fault: Fault): boolean {
  return fault.kind === 'vendor'
    ? ['missing', 'noRoute', 'badRequest'].includes(fault.what)
    : fault.kind === 'body' && fault.answer.status === 204;
}

function nodesOf(table: Table): Node[] {
  return eachRow(table, ({ word }) => ({
    uuid: (word('uuid') ?? '').toLowerCase(),
    name: word('name')?.trim() || null,
  })).filter((node) => uuid.test(node.uuid));
}
