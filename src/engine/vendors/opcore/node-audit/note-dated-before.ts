import { copyOf } from '../../../client/copy-of';
import { newestOf } from '../../../client/newest-of';
import { freshBriefly, objectBytes } from '../../../client/produced';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { checkTimes, mostAhead } from '../../../sentences/future';
import type { Party } from '../../../sentences/ways';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import type { NodeAudit } from './walk';

/** As many as may be read at once. */
const mostKept = 10_000;
/** With the UUID. */
const nodeBytes = objectBytes + 2 * 36;
/** Ms: to write down each reading would be much to copy. */
const often = 60_000;

/** The latest record of a node. Epoch ms all. */
interface LatestRecord {
  /** 0 = the node had none. */
  time: number;
  /** When it was shown for the first time. */
  seenAt: number;
  /** When a reading was without it; NaN = none was. */
  absentAt: number;
  /** When one of the last readings showed it. */
  readAt: number;
}

/**
 * What a node shows and did not when it was read before was done since. A record of that which is dated before is dated in
 * another zone than the set one, or by a wrong clock, and the range in which it was done lacks it.
 * @param audits by the nodes, undefined where opCore has none @param began the query, epoch ms
 */
export function noteDatedBefore(
  audits: ReadonlyMap<string, NodeAudit | undefined>,
  began: number,
  { from, to }: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): void {
  const told = new Map<string, number>();
  audits.forEach((audit, node) => {
    // A record that could not be read may be the latest.
    if (audit === undefined || audit.lost === 0) {
      told.set(node, Math.max(0, ...(audit?.events.time.values ?? [])));
    }
  });
  const known = client.remember<ReadonlyMap<string, LatestRecord>>('latest records of nodes', (before) => {
    const value = withReading(before, told, began - freshBriefly, client.host.now());
    return { value, bytes: nodeBytes * value.size, records: value.size };
  });
  const early = Array.from(told).filter(([node, latest]) => {
    const { time, seenAt, absentAt } = known.get(node) ?? { time: NaN, seenAt: NaN, absentAt: NaN };
    return latest === time && time < absentAt - mostAhead && seenAt >= from && absentAt <= to;
  });
  notes.counted('shortfall', datedBefore(client.model), early.length);
}

export function datedBefore(model: Party): Countable {
  return {
    key: 'records dated before they were there',
    sentence: (count) =>
      `opCore dates ${plural(count, 'record')} before a moment at which it did not have ${count === 1 ? 'it' : 'them'} yet, so that others may be missing from the time range: ${checkTimes(model)}.`,
  };
}

/** @param readAt not before it what is told was read */
function withReading(
  previous: ReadonlyMap<string, LatestRecord> | undefined,
  told: ReadonlyMap<string, number>,
  readAt: number,
  now: number
): ReadonlyMap<string, LatestRecord> {
  const changes = new Map<string, LatestRecord>();
  told.forEach((time, node) => {
    const known = previous?.get(node);
    if (known === undefined || time > known.time) {
      changes.set(node, { time, seenAt: now, absentAt: known?.readAt ?? NaN, readAt });
    } else if (time === known.time && readAt - known.readAt >= often) {
      changes.set(node, { ...known, readAt });
    }
  });
  if (changes.size === 0 && previous !== undefined) {
    return previous;
  }
  const latest = copyOf(previous);
  changes.forEach((record, node) => latest.set(node, record));
  return newestOf(latest, mostKept);
}
