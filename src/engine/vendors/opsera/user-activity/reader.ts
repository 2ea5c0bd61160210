import { userActivity as model } from '../../../../model/vendors/opsera';
import type { opsera } from '../../../../model/vendors/opsera';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Reader, ReadRequest } from '../../vendor';
import { askedTime } from '../date-zone';
import type { OpseraClient } from '../client';
import { distinctEvents } from '../distinct-events';
import { zoneProof } from '../zone-proof';
import { chooseActivity, mustHold } from './choose';
import { noteKnown, noteZone } from './note-zone';
import { walkActivity } from './walk';

/** `opsera.userActivity`: what users did, points in time. */
export const userActivity: Reader<typeof model, typeof opsera> = {
  model,
  lasts: false,
  read,
};

async function read(request: ReadRequest<typeof model>, client: OpseraClient): Promise<Reading<readonly Events[]>> {
  const { from, to, details } = request;
  const notes = new Notes();
  const proof = await zoneProof(client);
  const time = proof.kind === 'unusable' ? undefined : askedTime(from, to, proof.zone, client.host);
  const chosen = chooseActivity(request, client, notes);
  const walks = await Promise.all(
    chosen.asked.map(async (narrowing) =>
      notes.take(await walkActivity({ time, narrowing, details }, chosen.anyOf, request, client.forRun()))
    )
  );
  const pieces = walks.flatMap(({ events }) => events);
  noteZone(proof, { from, pieces, reachedBefore: walks.every(({ reachedBefore }) => reachedBefore) }, notes);
  if ('newest' in proof && from <= proof.newest && proof.newest <= to && mustHold(chosen, proof.words)) {
    noteKnown(proof, pieces, client.host, notes);
  }
  return notes.reading(walks.length > 1 ? [distinctEvents(pieces, client.host)] : pieces);
}
