import type { Notes } from '../../../reading/reading';
import { mostAhead } from '../../../sentences/future';
import { furthestZone } from '../../../client/remembered-time';
import type { OpcoreClient } from '../client';
import { createdEarly } from './note-creations';
import { datedBefore } from './note-dated-before';
import { deletedEarly } from './note-deletions';
import type { KnownNode } from './sweep-memory';
import type { NodeAudit } from './walk';

/** The latest of a node's records; null = it has none. */
export type LatestRecord = NonNullable<KnownNode['latest']> | null;

export function latestOf(audit: NodeAudit | undefined, { host }: OpcoreClient): LatestRecord {
  const { length = 0, time, eventId } = audit?.events ?? {};
  if (time === undefined || eventId === undefined) {
    return null;
  }
  const row = host.columns.order(host.columns.select(length, []), time.values)[length - 1];
  const [id] = row === undefined ? [] : host.columns.texts(eventId, Int32Array.of(row));
  return row === undefined ? null : { id: id ?? '', time: time.values[row] ?? NaN };
}

/**
 * Says so where a record is dated before a moment at which it was not there yet: in another zone than the set one, or by a wrong
 * clock, so that it would be archived as of a time that was vouched for without it. A node that was created longer ago than zones
 * differ may only be new to the user. @param latest by this reading
 */
export function noteEarly(
  uuid: string,
  node: KnownNode | undefined,
  audit: NodeAudit | undefined,
  latest: LatestRecord,
  { model }: OpcoreClient,
  notes: Notes
): void {
  if (node === undefined) {
    return;
  }
  const { name, readAt, listedAt, missedAt, absentAt = NaN } = node;
  const { createdAt = NaN, deletedAt = NaN } = audit ?? {};
  if (missedAt !== null && deletedAt < listedAt - mostAhead) {
    notes.shortfall(deletedEarly({ uuid, name }, deletedAt, listedAt));
  } else if (readAt === 0 && createdAt < absentAt - mostAhead && createdAt >= absentAt - furthestZone) {
    notes.shortfall(createdEarly({ uuid, name }, createdAt, absentAt));
  } else if (isNew(latest, node) && latest.time < readAt - mostAhead) {
    notes.counted('shortfall', datedBefore(model), 1);
  }
}

/** By what opCore wrote: another zone in the settings makes other times of the same records. */
function isNew(latest: LatestRecord, { latest: known }: KnownNode): latest is NonNullable<LatestRecord> {
  return latest !== null && known !== undefined && latest.id !== known?.id && !(latest.time <= (known?.time ?? NaN));
}
