import type { OpcoreClient } from './client';
import { Notes, type Reading } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import { timeAndAge } from '../../sentences/time-and-age';
import { nodePage } from './node-page';
import { walkNode } from './node-audit/walk';
import { unusedUuid } from './requests';
import { logIn, sessionOf } from './session';

/** Logs in anew, reads a node of the list and its audit as queries do, and says what it saw. */
export async function checkHealth(client: OpcoreClient): Promise<Reading<string>> {
  const notes = new Notes();
  await logIn(sessionOf(client), client);
  const { nodes, total } = notes.take(await nodePage(1, 1, client));
  const node = nodes[0];
  // Whether or not there is one, the answer shows that this user may read audits.
  const audit = notes.take(await walkNode(node?.uuid ?? unusedUuid, false, client));
  const times = audit === undefined ? [] : Array.from(audit.events.time.values);
  const newest =
    times.length === 0
      ? ''
      : `; the newest record of the first one is from ${timeAndAge(Math.max(...times), client.host.now(), client.model)}`;
  const some = total === undefined ? 'nodes are listed' : `${plural(total, 'node')} listed`;
  const isNone = total === undefined ? node === undefined : total === 0;
  return notes.reading(`opCore answered: ${isNone ? 'no nodes listed' : `${some}${newest}`}`);
}
