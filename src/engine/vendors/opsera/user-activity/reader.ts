import { userActivity as model, type opsera } from '../../../../model/vendors/opsera';
import { whereEmpty } from '../../../columns/where-null';
import { whereWord } from '../../../columns/where-word';
import type { Events } from '../../../events/events';
import { hasEvent } from '../../../events/has-event';
import { Notes, type Reading } from '../../../reading/reading';
import type { Reader, ReadRequest } from '../../vendor';
import { noteMissingValues } from '../../note-missing-values';
import { askedRange } from '../zone/date-zone';
import type { OpseraClient } from '../client';
import { distinctEvents } from '../list/distinct-events';
import { auditKept, lostRecord } from '../list/known-records';
import { zoneProof } from '../zone/zone-proof';
import { chooseActivity } from './choose';
import { isLogin } from './is-login';
import { mustGive } from './must-give';
import { noteMissing, noteZone } from './note-zone';
import { walkActivity } from './walk';

/** `opsera.userActivity`: what users did, points in time. */
export const userActivity: Reader<typeof model, typeof opsera> = {
  model,
  lasts: false,
  keeps: auditKept,
  read,
};

async function read(request: ReadRequest<typeof model>, client: OpseraClient): Promise<Reading<readonly Events[]>> {
  const { from, to, details } = request;
  const notes = new Notes();
  const proof = await zoneProof(client);
  const time = proof.kind === 'unusable' ? undefined : askedRange(from, to, proof, client.host);
  const chosen = chooseActivity(request, client, notes);
  const walkAll = async (again: boolean) => {
    const said = new Notes();
    const walks = await Promise.all(
      chosen.asked.map(async (narrowing) =>
        said.take(await walkActivity({ time, narrowing, details, again }, chosen.selected, request, client.forRun()))
      )
    );
    const pieces = walks.flatMap(({ events }) => events);
    return {
      said,
      pieces,
      reachedBefore: walks.every(({ reachedBefore }) => reachedBefore),
      isCut: walks.some(({ isCut }) => isCut),
    };
  };
  const first = await walkAll(false);
  const listed =
    'newest' in proof && mustGive(chosen, proof.words) && from <= proof.newest && proof.newest <= to
      ? proof
      : undefined;
  const missingOf = ({ said, pieces, isCut }: typeof first) => {
    const lost = lostRecord(`user activity ${JSON.stringify(chosen)}`, pieces, request, client);
    // What was not all read is said already.
    const other = said.hasShortfall ? undefined : lost;
    const isListed = listed === undefined || hasEvent({ id: listed.id, time: listed.newest }, pieces, client.host);
    return isListed || isCut ? other : listed;
  };
  // A server may be empty once; without time left there is no asking again.
  const missed = missingOf(first);
  const isAsked = missed !== undefined && client.signal.reason === undefined;
  const answer = isAsked ? await walkAll(true) : first;
  const { pieces } = answer;
  notes.takeAll(answer.said);
  noteZone(proof, { from, ...answer }, notes);
  const missing = isAsked ? missingOf(answer) : missed;
  if (missing !== undefined) {
    noteMissing(missing, missing === listed || missing.newest >= client.host.now() - auditKept, notes);
  }
  for (const events of pieces) {
    await noteMissingFields(events, request, client, notes);
  }
  return notes.reading(chosen.asked.length > 1 ? [distinctEvents(pieces, client.host)] : pieces);
}

/** Says of which records something is not there that a query looks for. */
async function noteMissingFields(
  events: Events,
  request: ReadRequest,
  client: OpseraClient,
  notes: Notes
): Promise<void> {
  const { event, actor, target, effect } = events;
  // An event is a type, a dot and an action.
  const isPart = whereWord(event, (word) => !word.includes('.'));
  const hasTarget = whereWord(event, (word) => !isLogin(word.split('.')[0] ?? ''));
  const due = [
    ['actor', 'user_email or user_id', [whereEmpty(actor)]],
    ['target', 'target_name or target_id', [whereEmpty(target), hasTarget]],
    ['event', 'type or action', [isPart]],
    ['effect', 'action', [isPart, whereEmpty(effect)]],
  ] as const;
  for (const [field, named, where] of due) {
    await noteMissingValues({ events, field, word: 'record', named, where, lasts: false }, request, client, notes);
  }
}
