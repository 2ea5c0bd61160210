import { counted, goesOn, lineOf } from '../exactly-once/seen-events';
import type { TruthEvent } from '../../simulators/base/truth';
import { ArchiveOf, digestOf, type Heartbeat, heartbeatOf } from './archive-of';
import type { VictoriaLogs } from './victoria-logs';

/** What came of one query type. */
export interface Archived {
  queryType: string;
  happened: number;
  archived: number;
  /** Records that are another's repetition, after a crash or a change. */
  repeated: number;
  /** In words: what is missing, was changed or never happened. */
  wrong: string[];
  /** How far the last heartbeat is behind, minutes. */
  lagMinutes: number;
}

export type Heartbeats = ReadonlyMap<string, Heartbeat>;

/** What was said last of each query type, since a time (epoch ms). */
export async function heartbeatsIn(store: VictoriaLogs, since: number): Promise<Heartbeats> {
  const latest = 'sort by (_time desc, "runtrail.complete.until" desc) partition by ("runtrail.query_type") limit 1';
  const query = `_time:>=${new Date(since).toISOString()} event_name:="runtrail.heartbeat" | ${latest}`;
  const heartbeats = new Map<string, Heartbeat>();
  for await (const record of store.lines(query)) {
    heartbeats.set(record['runtrail.query_type'] ?? '', heartbeatOf(record));
  }
  return heartbeats;
}

/** How many collectors have ever spoken. */
export async function collectorsIn(store: VictoriaLogs): Promise<number> {
  const ids = new Set<string>();
  for await (const record of store.lines('event_name:="runtrail.heartbeat" | uniq by ("runtrail.collector.id")')) {
    ids.add(record['runtrail.collector.id'] ?? '');
  }
  return ids.size;
}

/** @param queryType which one; absent = all */
export async function archivesIn(store: VictoriaLogs, queryType = ''): Promise<ReadonlyMap<string, ArchiveOf>> {
  const archives = new Map<string, ArchiveOf>();
  const wanted = `event_name:="runtrail.event"${queryType === '' ? '' : ` "runtrail.query_type":="${queryType}"`}`;
  const days: string[] = [];
  for await (const { _time: day = '' } of store.lines(`${wanted} | stats by (_time:1d) count() as events`)) {
    days.push(day);
  }
  // Of millions at once a store ends the answer before they are read.
  for (const day of days) {
    for await (const record of store.lines(`${wanted} _time:${day.slice(0, 10)}Z`)) {
      const queryType = record['runtrail.query_type'] ?? '';
      const archive = archives.get(queryType) ?? new ArchiveOf();
      archives.set(queryType, archive);
      archive.take(record);
    }
  }
  return archives;
}

/** Day by day, as all records of an event have its time: of millions at once it would take a store much longer. */
const counting = 'stats by (_time:1d) count_uniq_hash("runtrail.event.id") as events | stats sum(events) as events';

/** How many different events of those that a heartbeat vouches for are not there at this moment. */
export async function missingNow(
  store: VictoriaLogs,
  queryType: string,
  heartbeat: Heartbeat,
  all: readonly TruthEvent[]
): Promise<number> {
  const [from, until] = [heartbeat.from, heartbeat.until].map((at) => new Date(at).toISOString());
  const query = `_time:[${from},${until}] event_name:="runtrail.event" "runtrail.query_type":="${queryType}" | ${counting}`;
  const due = all.filter((event) => isDue(event, heartbeat)).length;
  for await (const { events } of store.lines(query)) {
    return Math.max(0, due - Number(events));
  }
  return due;
}

function isDue(event: TruthEvent, { from, until }: Heartbeat): boolean {
  return event.time >= from && event.time <= until && !goesOn(event);
}

/** Everything that the last heartbeat says is there has to be, each once; and nothing that never happened. */
export function compared(
  queryType: string,
  all: readonly TruthEvent[],
  archive: ArchiveOf | undefined,
  heartbeat: Heartbeat | undefined,
  { mayMiss, end }: { mayMiss?: ((events: readonly TruthEvent[]) => TruthEvent[]) | undefined; end: number }
): Archived {
  const lines = counted(archive?.lines() ?? []);
  const wrong: string[] = [];
  if (!heartbeat || heartbeat.backfill || heartbeat.gaps !== '[]' || heartbeat.lacks !== '[]') {
    wrong.push(`heartbeat: ${JSON.stringify(heartbeat)}`);
  }
  const due = mayMiss ? mayMiss(all) : all.filter((event) => heartbeat && isDue(event, heartbeat));
  const dueTimes = counted(due.map(digestOf));
  for (const event of due) {
    const digest = digestOf(event);
    const [found, times] = [lines.get(digest) ?? 0, dueTimes.get(digest) ?? 0];
    if (found !== times) {
      wrong.push(`archived ${found} times instead of ${times}: ${lineOf(event)}`);
    }
  }
  for (const event of all) {
    lines.delete(digestOf(event));
  }
  wrong.push(...Array.from(lines.keys(), (digest) => `never happened: ${archive?.nameOf(digest) ?? ''}`));
  return {
    queryType,
    happened: due.length,
    archived: archive?.size ?? 0,
    repeated: (archive?.records ?? 0) - (archive?.size ?? 0),
    wrong,
    lagMinutes: Math.round((end - (heartbeat?.until ?? -Infinity)) / 60_000),
  };
}
