import type { Row } from '../../preview/grafana-api';
import type { TruthEvent } from '../../simulators/base/truth';

/** What the union of all tables of one query type holds, by event id. */
export class SeenEvents {
  /** What should never be: a doubled id within a table, an event whose time changes although it no longer goes on. */
  readonly oddities: string[] = [];
  private readonly rows = new Map<string, Row>();

  add(table: readonly Row[]): void {
    const ids = new Set<unknown>();
    for (const row of table) {
      const id = String(row['eventId']);
      if (ids.has(id)) {
        this.oddities.push(`${id} is twice in one table`);
      }
      ids.add(id);
      this.addRow(id, row);
    }
  }

  get size(): number {
    return this.rows.size;
  }

  /** How often each event was seen under an id of its own. */
  counts(endsOnly: boolean): Map<string, number> {
    return counted([...this.rows.values()].filter((row) => !endsOnly || !goesOn(row)).map(lineOf));
  }

  private addRow(id: string, row: Row): void {
    const before = this.rows.get(id);
    // when something that goes on began may be known better later, and an answer from memory may be older than the one before it
    if (before && !goesOn(before) && !goesOn(row) && before['time'] !== row['time']) {
      this.oddities.push(`${id} was at ${String(before['time'])} and is at ${String(row['time'])}`);
    }
    // what has ended does not go on again
    if (!before || typeof before['end'] !== 'number' || typeof row['end'] === 'number') {
      this.rows.set(id, row);
    }
  }
}

export function goesOn({ outcome, end }: Row | TruthEvent): boolean {
  return typeof end !== 'number' && (outcome === 'running' || outcome === 'waiting');
}

export function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return counts;
}

/** Everything that one and the same event says, whoever tells of it. */
export function lineOf(event: Row | TruthEvent): string {
  const { time, end, event: what, outcome, effect, actor, target, run } = { ...event };
  return JSON.stringify([time, end, what, outcome, effect, actor, target, run].map((value) => value ?? null));
}
