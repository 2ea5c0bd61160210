import type { TruthEvent } from '../../simulators/base/truth';
import { lineOf } from '../exactly-once/seen-events';
import type { SunkRecord } from './otlp-sink';

/** What a heartbeat says, epoch ms. */
export interface Heartbeat {
  from: number;
  until: number;
  gaps: string;
  lacks: string;
  backfill: boolean;
  collector: string;
}

/** What a store would have of one query type, by event id: the record read last counts. */
export class ArchiveOf {
  records = 0;
  heartbeat: Heartbeat | undefined;
  readonly collectors = new Set<string>();
  /** When the last heartbeat came, by the companies' clock. */
  heardAt: number;
  private readonly events = new Map<string, { readAt: number; event: TruthEvent }>();

  constructor(private readonly now: () => number) {
    this.heardAt = now();
  }

  take({ name, time, body, attributes }: SunkRecord): void {
    const text = (key: string) => attributes[key] ?? null;
    const number = (key: string) => Number(attributes[key]);
    if (name === 'runtrail.heartbeat') {
      this.heardAt = this.now();
      this.collectors.add(text('runtrail.collector.id') ?? '');
      this.heartbeat = {
        from: number('runtrail.complete.from'),
        until: number('runtrail.complete.until'),
        gaps: text('runtrail.complete.gaps') ?? '',
        lacks: text('runtrail.lacks') ?? '',
        backfill: text('runtrail.backfill') === 'true',
        collector: text('runtrail.collector.id') ?? '',
      };
      return;
    }
    this.records++;
    const vendorId = text('runtrail.event.id') ?? '';
    const readAt = number('runtrail.read_at');
    if (readAt >= (this.events.get(vendorId)?.readAt ?? -Infinity)) {
      const event = {
        time,
        end: text('runtrail.event.end') === null ? null : number('runtrail.event.end'),
        event: text('runtrail.event.name') ?? '',
        outcome: text('runtrail.outcome') ?? '',
        effect: text('runtrail.effect'),
        actor: text('user.name'),
        target: text('runtrail.target'),
        run: text('cicd.pipeline.run.id'),
        message: body,
        vendorId,
      };
      this.events.set(vendorId, { readAt, event });
    }
  }

  get size(): number {
    return this.events.size;
  }

  lines(): string[] {
    return Array.from(this.events.values(), ({ event }) => lineOf(event));
  }
}
