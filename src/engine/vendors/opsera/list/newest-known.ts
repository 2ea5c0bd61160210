import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import type { Host } from '../../../seam/host';
import { furthestZone } from '../../../client/remembered-time';
import { mostAhead } from '../../../sentences/future';

/** A record that Opsera gave or listed before. */
export interface KnownRecord {
  id: string;
  /** Epoch ms. */
  newest: number;
}

/** Ms: nothing this young is removed from an audit trail or a log. */
const longestSure = 24 * 60 * 60_000;

/** The newest record that a question ever gave, where it is young enough to be there still. @param question its own text */
export async function newestKnown(
  question: string,
  pieces: readonly Events[],
  client: VendorClient
): Promise<KnownRecord | undefined> {
  // When time ran out, what came is not all, which is told.
  if (client.signal.reason !== undefined) {
    return undefined;
  }
  const came = newestOf(pieces, client.host);
  const known = await client.once<KnownRecord | undefined>(`newest ever of ${question}`, (_, previous) => {
    const value = (previous?.newest ?? -Infinity) > (came?.newest ?? -Infinity) ? previous : came;
    const records = value === undefined ? 0 : 1;
    return Promise.resolve({ value, bytes: 200, records, freshFor: 0, resumable: 'everyone' });
  });
  return known !== undefined && known.newest >= client.host.now() - longestSure ? known : undefined;
}

/** Whether it is among the events. */
export function isThere({ id, newest }: KnownRecord, pieces: readonly Events[], { columns }: Host): boolean {
  return pieces.some(({ length, time: { values }, eventId }) => {
    const rows = columns.select(length, [{ kind: 'range', values, min: newest, max: newest }]);
    return columns.texts(eventId, rows).includes(id);
  });
}

/** What is dated in the future has a wrong time, and would be missed when that time has come; the others may be as far off. */
function newestOf(pieces: readonly Events[], { columns, now }: Host): KnownRecord | undefined {
  const max = now() + mostAhead;
  const ahead = pieces.some(({ length, time: { values } }) => {
    const rows = columns.select(length, [{ kind: 'range', values, min: max + 1, max: now() + furthestZone }]);
    return rows.length > 0;
  });
  if (ahead) {
    return undefined;
  }
  return pieces.reduce<KnownRecord | undefined>((known, { length, time: { values }, eventId }) => {
    const past = columns.select(length, [{ kind: 'range', values, min: -Infinity, max }]);
    const row = columns.order(past, values).at(-1);
    const newest = row === undefined ? NaN : (values[row] ?? NaN);
    const [id] = row === undefined ? [] : columns.texts(eventId, Int32Array.of(row));
    return typeof id === 'string' && newest > (known?.newest ?? -Infinity) ? { id, newest } : known;
  }, undefined);
}
