import { opsera as model } from '../../../../model/vendors/opsera';
import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { queryTypeOf } from '../../query-type';
import type { Reader, ReadRequest } from '../../vendor';
import { askedTime } from '../date-zone';
import { distinctEvents } from '../distinct-events';
import { zoneProof } from '../zone-proof';
import { chooseActivity } from './choose';
import { noteZone } from './note-zone';
import { walkActivity } from './walk';

/** `opsera.userActivity`: what users did, points in time. */
export const userActivity: Reader = {
  model: queryTypeOf(model, 'opsera.userActivity'),
  lasts: false,
  read,
};

async function read(request: ReadRequest, client: VendorClient): Promise<Reading<readonly Events[]>> {
  const { from, to, details } = request;
  const notes = new Notes();
  const proof = await zoneProof(client);
  const time = proof.kind === 'unusable' ? undefined : askedTime(from, to, proof.zone, client.host);
  const { asked, anyOf } = chooseActivity(request);
  const walks = await Promise.all(
    asked.map((narrowing) => walkActivity({ time, narrowing, details }, anyOf, request, client.forRun(), notes))
  );
  const pieces = walks.flatMap(({ events }) => events);
  noteZone(proof, { from, pieces, reachedBefore: walks.every(({ reachedBefore }) => reachedBefore) }, notes);
  return notes.reading(walks.length > 1 ? [distinctEvents(pieces, client.host)] : pieces);
}
