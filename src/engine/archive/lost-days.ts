import type { VendorClient } from '../client/client';
import { freshBriefly } from '../client/produced';
import { plannedNumber } from '../columns/planned';
import { fetchLines } from './fetch-lines';
import type { Coverage } from './coverage';
import type { TimeRange } from '../seam/time-range';
import { every, happened, isAnyOf } from './log-query';
import { ours } from './ours-in';
import { field, heartbeatKind } from './record';

/** VictoriaLogs keeps what happened on one day (UTC) in one folder. */
const day = 86_400_000;
const mostDays = 2_000;

/**
 * The days of a range of which the store has nothing at all, not even a heartbeat, though a collector had begun before them and
 * spoke after them: the store lost them, or it was down all day and nothing happened. Where it has lost its first heartbeats, too,
 * nothing of before can be believed that is not there.
 */
export async function lostDays(
  queryType: string,
  range: TimeRange,
  { firstSaid, lastSaid }: Pick<Coverage, 'firstSaid' | 'lastSaid'>,
  client: VendorClient
): Promise<TimeRange[]> {
  const first = Math.floor(range.from / day);
  const last = Math.min(Math.floor(range.to / day), Math.floor(lastSaid / day) - 1);
  if (last < first) {
    return [];
  }
  const written = ours(queryType, client);
  const found = await firstHeartbeat(written, firstSaid + day, client);
  const begun = found === undefined ? -Infinity : Math.floor(found / day) + 1;
  const days = Array.from(
    { length: Math.min(mostDays, Math.max(0, last - Math.max(first, begun) + 1)) },
    (_, n) => last - n
  );
  if (days.length === 0) {
    return [];
  }
  const asked = { from: (days[days.length - 1] ?? 0) * day, to: (last + 1) * day - 1 };
  const query = `${every(happened(asked), written)} | stats by (_time:1d) count() as records`;
  const known = new Set((await moments(query, client)).map((at) => Math.floor(at / day)));
  return days.filter((one) => !known.has(one)).map((one) => ({ from: one * day, to: (one + 1) * day - 1 }));
}

/** When a collector spoke for the first time; undefined = not until then. A store may lose that at any time. */
async function firstHeartbeat(written: string, until: number, client: VendorClient): Promise<number | undefined> {
  const heartbeats = every(happened({ from: -Infinity, to: until }), written, isAnyOf(field.kind, [heartbeatKind]));
  const [first] = await moments(`${heartbeats} | sort by (_time) limit 1 | fields _time`, client);
  return first;
}

function moments(query: string, client: VendorClient): Promise<readonly number[]> {
  return client.once(query, async (inner) => {
    const columns = { time: { at: [field.time], kind: 'isoTime', needed: true } } as const;
    const table = await fetchLines(query, 'the days that the archive has', columns, inner);
    const value = Array.from(plannedNumber(table, 'time').values);
    return { value, bytes: 8 * value.length, records: value.length, freshFor: freshBriefly };
  });
}
