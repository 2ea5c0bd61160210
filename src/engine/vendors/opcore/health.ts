import { counted } from '../../sentences/counted';
import { auditOf } from './audit';
import { nodePage } from './node-list';
import { nobody } from './requests';
import { logIn, sessionOf } from './session';
import type { VendorClient } from '../../client/client';

/** Logs in anew, reads a node of the list and its audit as queries do, and says what it saw. */
export async function checkHealth(client: VendorClient): Promise<string> {
  await logIn(sessionOf(client), client);
  const { nodes, total } = await nodePage(1, 1, client);
  // Whether or not there is one, the answer shows that this user may read audits.
  await auditOf(nodes[0]?.uuid ?? nobody, false, client);
  if (total !== undefined) {
    return `opCore answered: ${total === 0 ? 'no nodes' : counted(total, 'node')} listed`;
  }
  return `opCore answered: ${nodes.length === 0 ? 'no nodes listed' : 'nodes are listed'}`;
}
