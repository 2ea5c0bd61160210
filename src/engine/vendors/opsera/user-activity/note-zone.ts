import type { Events } from '../../../events/events';
import type { Notes } from '../../../reading/reading';
import { durationText } from '../../../sentences/duration';
import { mostAhead } from '../../../sentences/future';
import { utcText } from '../../../sentences/utc-text';
import { withoutStop } from '../../../sentences/without-stop';
import type { DateZone } from '../zone/date-zone';
import type { ZoneProof } from '../zone/zone-proof';
import { noLongerGiven, type KnownRecord } from '../list/known-records';

interface WhatCame {
  /** Where the range begins, epoch ms. */
  from: number;
  pieces: readonly Events[];
  /** Records that are older than the range came too. */
  reachedBefore: boolean;
}

/** Says what cannot be trusted of times that Opsera filtered by, or of records that came without such a filter. */
export function noteZone(proof: ZoneProof, { from, pieces, reachedBefore }: WhatCame, notes: Notes): void {
  if ('ahead' in proof && proof.ahead > mostAhead) {
    notes.shortfall(
      `The newest record of Opsera is dated ${durationText(proof.ahead)} in the future, so that others may be missing from the time range: check the clocks.`
    );
  }
  switch (proof.kind) {
    case 'proved':
      return;
    case 'unusable':
      if (!reachedBefore && from < proof.oldest) {
        notes.shortfall(
          `Opsera's filters by date do not find its newest record as they should, so that all it lists without dates was read; nothing there is from before the time range, so older records may be missing from it: shorten the time range.`
        );
      }
      return;
    case 'noRecord':
      if (!isSet(proof.zone) && pieces.some(({ length }) => length > 0)) {
        notes.shortfall(unproved('it lists no record without dates, nor of the last days', setZone));
      }
      return;
    case 'notTold':
      if (proof.refuted || !isSet(proof.zone)) {
        notes.shortfall(unproved(proof.why, proof.refuted ? askOpsera : setZone));
      }
      return;
    default:
      proof satisfies never;
  }
}

/** What is known of Opsera's list contradicts an answer without it: filters by date may have changed, or not work as proved. */
export function noteMissing(known: KnownRecord, isSure: boolean, notes: Notes): void {
  if (isSure) {
    notes.shortfall(
      `Opsera listed a record from ${utcText(known.newest)}, but does not give it for a time range that holds it, so others may be missing too: try again, and look at user activity in Opsera itself if it stays so.`
    );
  } else {
    notes.notice(noLongerGiven('a record', known));
  }
}

/** By a person, who is believed where nothing contradicts. */
function isSet(zone: DateZone): boolean {
  return 'name' in zone;
}

const setZone = "put the zone's name into Time zone (timeZone) if it stays so";
const askOpsera = 'ask Opsera in which zone they count if it stays so';

function unproved(why: string, way: string): string {
  return `In which zone Opsera's filters by date count could not be proved, so records of the time range may be missing (${withoutStop(why)}): try again, and ${way}.`;
}
