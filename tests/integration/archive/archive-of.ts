import { createHash } from 'node:crypto';
import type { TruthEvent } from '../../simulators/base/truth';
import { lineOf } from '../exactly-once/seen-events';
import type { StoreRecord } from './victoria-logs';

/** What a heartbeat says, epoch ms. */
export interface Heartbeat {
  from: number;
  until: number;
  gaps: string;
  lacks: string;
  backfill: boolean;
}

export function heartbeatOf(record: StoreRecord): Heartbeat {
  return {
    from: Number(record['runtrail.complete.from']),
    until: Number(record['runtrail.complete.until']),
    gaps: record['runtrail.complete.gaps'] ?? '',
    lacks: record['runtrail.lacks'] ?? '',
    backfill: record['runtrail.backfill'] === 'true',
  };
}

/** Millions of events are compared by what is short of their lines. */
export function digestOf(event: TruthEvent): string {
  return createHash('md5').update(lineOf(event)).digest('base64');
}

/** What a store has of one query type, by event id: the record read last counts. */
export class ArchiveOf {
  records = 0;
  private readonly events = new Map<string, { readAt: number; digest: string }>();

  take(record: StoreRecord): void {
    const text = (key: string) => record[key] ?? null;
    const number = (key: string) => Number(record[key]);
    this.records++;
    const vendorId = text('runtrail.event.id') ?? '';
    const readAt = number('runtrail.read_at');
    if (readAt >= (this.events.get(vendorId)?.readAt ?? -Infinity)) {
      const event = {
        time: Date.parse(record['_time'] ?? ''),
        end: text('runtrail.event.end') === null ? null : number('runtrail.event.end'),
        event: text('runtrail.event.name') ?? '',
        outcome: text('runtrail.outcome') ?? '',
        effect: text('runtrail.effect'),
        actor: text('user.name'),
        target: text('runtrail.target'),
        run: text('cicd.pipeline.run.id'),
        message: text('_msg'),
        vendorId,
      };
      this.events.set(vendorId, { readAt, digest: digestOf(event) });
    }
  }

  get size(): number {
    return this.events.size;
  }

  lines(): string[] {
    return Array.from(this.events.values(), ({ digest }) => digest);
  }

  /** The id of an event with these lines. */
  nameOf(digest: string): string {
    return Array.from(this.events).find(([, event]) => event.digest === digest)?.[0] ?? '';
  }
}
