import type { VendorClient } from '../../../client/client';
import { isDue, isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Events } from '../../../events/events';
import type { Host } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import { utcText } from '../../../sentences/utc-text';

/** A record that Opsera gave or listed before. */
export interface KnownRecord {
  id: string;
  /** Epoch ms. */
  newest: number;
}

const day = 24 * 60 * 60_000;
/** Ms: so long an audit trail is kept at least, as a week of it is what Opsera's first version gives by itself. */
export const auditKept = 7 * day;
/** Ms: the same of a log, of which nothing is published. */
export const logsKept = day;

/** So many of an answer's records, the newest, are held against those of before. */
const mostHeld = 500;

/** Of what may have been removed. @param what one is called */
export function noLongerGiven(what: string, { newest }: KnownRecord): string {
  return `Opsera no longer gives ${what} from ${utcText(newest)}, which it may have removed for its age.`;
}

/** The newest record of the range that a question gave before, and does not give now or dates earlier. @param question its own text */
export function lostRecord(
  question: string,
  pieces: readonly Events[],
  range: TimeRange,
  client: VendorClient
): KnownRecord | undefined {
  const { told, since } = timesOf(pieces, client.host);
  const known = rememberedTimes(`records of ${question}`, told, client, 2 * mostHeld);
  const now = client.host.now();
  return Array.from(known).reduce<KnownRecord | undefined>((newest, [id, before]) => {
    const time = told.get(id);
    const isLost = time === undefined ? before.time > since && isDue(before, range, now) : isMoved(time, before, range);
    return isLost && before.time > (newest?.newest ?? -Infinity) ? { id, newest: before.time } : newest;
  }, undefined);
}

/** When the newest records took place, and back to when these are all, epoch ms. */
function timesOf(pieces: readonly Events[], { columns }: Host): { told: ReadonlyMap<string, number>; since: number } {
  const told = new Map<string, number>();
  const times = pieces.length === 0 ? new Float64Array(0) : columns.concatenate(pieces.map(({ time }) => time)).values;
  const ascending = columns.order(columns.select(times.length, []), times);
  const since = times[ascending[times.length - mostHeld] ?? -1] ?? -Infinity;
  for (const { length, time, eventId } of pieces) {
    const rows = columns.select(length, [{ kind: 'range', values: time.values, min: since, max: Infinity }]);
    columns.texts(eventId, rows).forEach((id, index) => {
      told.set(id ?? '', Math.max(time.values[rows[index] ?? -1] ?? NaN, told.get(id ?? '') ?? -Infinity));
    });
  }
  return { told, since };
}
