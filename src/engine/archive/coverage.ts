import type { GroupField } from '../../model/event';
import type { Notes } from '../reading/reading';
import { mostAhead } from '../sentences/future';
import { oneLine } from '../sentences/quoted';
import { utcText } from '../sentences/utc-text';
import type { TimeRange } from '../seam/time-range';
import type { Heartbeat } from './heartbeat';
import { recordVersion } from './record';
import { joined, without } from './ranges';

/** What an archive may be believed to hold of a query type. */
export interface Coverage {
  /** Ascending, joined. */
  ranges: readonly TimeRange[];
  /** What collectors say they could not read, ascending, joined; no other one has it. */
  gaps: readonly TimeRange[];
  /** Of what they vouch for, the days of which the store has nothing. */
  lost: readonly TimeRange[];
  /** When the last one that is believed spoke; -Infinity = none is. */
  lastSaid: number;
  /** When the first of them spoke for the first time, as they say themselves; Infinity = none does. */
  firstSaid: number;
  /** The first sentence of the collector about what keeps it from being complete. */
  lack: string | undefined;
  /** Fields of events that do not come into the store as the vendor tells them. */
  altered: readonly GroupField[];
}

/** Ms. What happened so shortly before the end of what is complete may have been committed late: the vendor is asked for it. */
export const overlap = 5 * 60_000;

/**
 * What the newest heartbeat of each collector vouches for. What cannot be believed is a shortfall, and not used.
 * @param heartbeats several of each collector, so that two which take turns show
 */
export function coverageOf(heartbeats: readonly Heartbeat[], now: number, notes: Notes): Coverage {
  const collectors = new Map<string, Heartbeat[]>();
  [...heartbeats]
    .sort((a, b) => b.saidAt - a.saidAt)
    .forEach((heartbeat) => {
      collectors.set(heartbeat.collector, [...(collectors.get(heartbeat.collector) ?? []), heartbeat]);
    });
  noteRivals([...collectors.values()], notes);
  const newest = [...collectors.values()].flatMap(([first]) => first ?? []);
  const believed = newest.filter((heartbeat) => isBelieved(heartbeat, now, notes));
  const ranges = joined(
    believed.flatMap(({ from, until, gaps }) => without({ from, to: until - overlap }, joined(gaps)))
  );
  const gaps = joined(believed.flatMap((heartbeat) => heartbeat.gaps).flatMap((gap) => without(gap, ranges)));
  return {
    ranges,
    gaps,
    lost: [],
    lastSaid: Math.max(-Infinity, ...believed.map(({ saidAt }) => saidAt)),
    firstSaid: Math.min(Infinity, ...believed.map(({ spokenSince }) => spokenSince).filter((at) => !Number.isNaN(at))),
    lack: believed.flatMap(({ lacks }) => lacks)[0],
    altered: Array.from(new Set(believed.flatMap((heartbeat) => heartbeat.altered))),
  };
}

/** What of the time that collectors speak of is not complete, ascending, joined. */
export function missingOf({ ranges, gaps }: Coverage): TimeRange[] {
  const [first, last] = [ranges[0], ranges[ranges.length - 1]];
  const unknown = first === undefined || last === undefined ? [] : without({ from: first.from, to: last.to }, ranges);
  return joined([...gaps, ...unknown]);
}

/** The same without days that the store has lost. */
export function withoutDays(coverage: Coverage, lost: readonly TimeRange[]): Coverage {
  return lost.length === 0
    ? coverage
    : { ...coverage, lost, ranges: coverage.ranges.flatMap((range) => without(range, joined(lost))) };
}

/** Where two take turns, each may overwrite what the other one says. */
function noteRivals(collectors: ReadonlyArray<readonly Heartbeat[]>, notes: Notes): void {
  const spoken = collectors.map((said) => ({
    first: Math.min(...said.map(({ saidAt }) => saidAt)),
    last: Math.max(...said.map(({ saidAt }) => saidAt)),
  }));
  const takeTurns = spoken.some((one, index) =>
    spoken.slice(index + 1).some((other) => one.first <= other.last && other.first <= one.last)
  );
  if (takeTurns || collectors.some(areTwo)) {
    notes.shortfall(
      'Two collectors write to the archive under the name of this source, so that it may hold what is of another vendor connection: give each connection a source name of its own, and each source one collector.'
    );
  }
}

/** Where a clock was behind for a moment, one that was started anew seems to take turns with itself that often. */
const mostReturns = 2;

/** Those with copies of one storage call themselves the same, but each comes back after the other one has spoken. */
function areTwo(said: readonly Heartbeat[]): boolean {
  const processes = said.map(({ process }) => process);
  const returns = processes.filter(
    (process, index) => process !== processes[index - 1] && processes.indexOf(process) < index
  );
  return returns.length > mostReturns;
}

function isBelieved({ version, saidAt, from, until }: Heartbeat, now: number, notes: Notes): boolean {
  if (version !== recordVersion) {
    notes.shortfall(
      `The archive was written by a collector whose records are of version "${oneLine(version ?? '')}", which this Runtrail cannot read: update it.`
    );
    return false;
  }
  if (saidAt > now + mostAhead || until > saidAt + mostAhead || until > now + mostAhead) {
    notes.shortfall(
      `A heartbeat in the archive is from the future: said at ${utcText(saidAt)}, it calls what happened until ${utcText(until)} complete. It is not believed: check the clocks of the collector and of Grafana's server.`
    );
    return false;
  }
  return until >= from;
}
