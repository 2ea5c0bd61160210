import { counted, goesOn, lineOf } from '../exactly-once/seen-events';
import type { TruthEvent } from '../../simulators/base/truth';
import { ArchiveOf, type Heartbeat, heartbeatOf } from './archive-of';
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

export async function archivesIn(store: VictoriaLogs): Promise<ReadonlyMap<string, ArchiveOf>> {
  const archives = new Map<string, ArchiveOf>();
  for await (const record of store.lines('event_name:="runtrail.event"')) {
    const queryType = record['runtrail.query_type'] ?? '';
    const archive = archives.get(queryType) ?? new ArchiveOf();
    archives.set(queryType, archive);
    archive.take(record);
  }
  return archives;
}

/** How many different events of those that a heartbeat vouches for are not there at this moment. */
export async function missingNow(
  store: VictoriaLogs,
  queryType: string,
  heartbeat: Heartbeat,
  all: readonly TruthEvent[]
): Promise<number> {
  const [from, until] = [heartbeat.from, heartbeat.until].map((at) => new Date(at).toISOString());
  const query = `_time:[${from},${until}] event_name:="runtrail.event" "runtrail.query_type":="${queryType}" | count_uniq("runtrail.event.id") as events`;
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
  for (const [line, times] of counted(due.map(lineOf))) {
    const found = lines.get(line) ?? 0;
    if (found !== times) {
      wrong.push(`archived ${found} times instead of ${times}: ${line}`);
    }
  }
  const known = new Set(all.map(lineOf));
  const unknown = Array.from(lines.keys()).filter((line) => !known.has(line));
  wrong.push(...unknown.map((line) => `never happened: ${line}`));
  return {
    queryType,
    happened: due.length,
    archived: archive?.size ?? 0,
    repeated: (archive?.records ?? 0) - (archive?.size ?? 0),
    wrong,
    lagMinutes: Math.round((end - (heartbeat?.until ?? -Infinity)) / 60_000),
  };
}
