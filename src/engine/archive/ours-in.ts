import type { ArchiveSettings } from '../connection/settings';
import { every, happened, isAnyOf } from './log-query';
import { eventKind, field } from './record';
import type { Span } from './heartbeat';

/** The events of a query type that this connection's collector wrote of a range. */
export function oursIn({ queryType, range }: { queryType: string; range: Span }, { source }: ArchiveSettings): string {
  return every(
    happened(range),
    isAnyOf(field.source, [source]),
    isAnyOf(field.queryType, [queryType]),
    isAnyOf(field.kind, [eventKind])
  );
}
