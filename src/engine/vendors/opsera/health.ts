import type { OpseraClient } from './client';
import { Notes, type Reading } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import { timeAndAge } from '../../sentences/time-and-age';
import { withoutStop } from '../../sentences/without-stop';
import { askedRange, zoneText, type DateZone } from './zone/date-zone';
import { userActivityPlan } from './plans';
import { userActivityAsk } from './requests';
import { proveZone, type ZoneProof } from './zone/zone-proof';

const day = 24 * 60 * 60_000;

/** Reads user activity as queries do; says how old the newest record is, and what of its filters by date is not as it was set. */
export async function checkHealth(client: OpseraClient): Promise<Reading<string>> {
  const notes = new Notes();
  return notes.reading(await sentenceOf(await proveZone(client, notes), client));
}

async function sentenceOf(proof: ZoneProof, client: OpseraClient): Promise<string> {
  const { host, settings } = client;
  const now = host.now();
  switch (proof.kind) {
    case 'noRecord':
      return 'Opsera answered: user activity can be read, but there is none of the last days';
    case 'notTold':
      // What cannot be read without dates may be read with them, as queries do.
      await client.fetch(userActivityAsk(askedRange(now - day, now, proof, host), {}, 1, 1), userActivityPlan(false));
      return `Opsera answered: user activity can be read, but in which zone its filters by date count could not be proved (${withoutStop(proof.why)})`;
    default: {
      const seen =
        proof.count === undefined ? 'user activity can be read' : `${plural(proof.count, 'record')} of user activity`;
      const { timeZone = '' } = settings.vendorOptions;
      const zone = proof.kind === 'unusable' ? unusable : zoneSentence(proof.zone, timeZone);
      return `Opsera answered: ${seen}, the newest from ${timeAndAge(proof.newest, now, client.model)}${zone}`;
    }
  }
}

const unusable =
  '; its filters by date do not find that record as they should, so all that it lists is read and filtered here, which takes longer';

/** Empty where the zone is the one that is set, or UTC where none is. */
function zoneSentence(zone: DateZone, set: string): string {
  const found = zoneText(zone);
  if ('name' in zone || (set === '' && zone.offset === 0)) {
    return '';
  }
  return set === ''
    ? `; its filters by date count in ${found}, which is used: put the zone's name into Time zone (timeZone), so that its summer time is known`
    : `; its filters by date count in ${found}, which is used, and not in ${set}: correct Time zone (timeZone)`;
}
