import { userActivity as model } from '../../../../model/vendors/opsera';
import type { opsera } from '../../../../model/vendors/opsera';
import { whereNull } from '../../../columns/where-null';
import type { Events } from '../../../events/events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import type { Reader, ReadRequest } from '../../vendor';
import { rowsLeftOut } from '../../rows-left-out';
import { askedRange } from '../zone/date-zone';
import type { OpseraClient } from '../client';
import { distinctEvents } from '../list/distinct-events';
import { isThere, newestKnown } from '../list/newest-known';
import { zoneProof } from '../zone/zone-proof';
import { chooseActivity, mustHold } from './choose';
import { noteMissing, noteZone } from './note-zone';
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
  const time = proof.kind === 'unusable' ? undefined : askedRange(from, to, proof.zone, client.host);
  const chosen = chooseActivity(request, client, notes);
  const walkAll = async () => {
    const said = new Notes();
    const walks = await Promise.all(
      chosen.asked.map(async (narrowing) =>
        said.take(await walkActivity({ time, narrowing, details }, chosen.anyOf, request, client.forRun()))
      )
    );
    const pieces = walks.flatMap(({ events }) => events);
    return { said, pieces, reachedBefore: walks.every(({ reachedBefore }) => reachedBefore) };
  };
  const first = await walkAll();
  const known = [
    await newestKnown(`user activity ${JSON.stringify(chosen)}`, first.pieces, client),
    'newest' in proof && mustHold(chosen, proof.words) ? proof : undefined,
  ].filter((record) => record !== undefined && from <= record.newest && record.newest <= to);
  const missingOf = ({ pieces }: typeof first) =>
    known.find((record) => record !== undefined && !isThere(record, pieces, client.host));
  // A server may be empty once; without time left there is no asking again.
  const answer = missingOf(first) === undefined || client.signal.reason !== undefined ? first : await walkAll();
  const { pieces } = answer;
  notes.takeAll(answer.said);
  noteZone(proof, { from, ...answer }, notes);
  const missing = missingOf(answer);
  if (missing !== undefined) {
    noteMissing(missing, notes);
  }
  for (const events of pieces) {
    const nobodys = { events, field: 'actor', as: '', where: [whereNull(events.actor)], lasts: false } as const;
    notes.unknown('actor', withoutActor, (await rowsLeftOut(nobodys, request, client)).length);
  }
  return notes.reading(chosen.asked.length > 1 ? [distinctEvents(pieces, client.host)] : pieces);
}

const withoutActor = {
  key: 'records without an actor',
  sentence: (count: number) =>
    `${plural(count, 'record')} of Opsera ${count === 1 ? 'has' : 'have'} neither user_email nor user_id that can be read, so that it is not known whose ${count === 1 ? 'it is' : 'they are'}: look at Opsera itself, and for a newer Runtrail.`,
};
