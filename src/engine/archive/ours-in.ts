import type { ArchiveSettings } from '../connection/settings';
import { every, happened, isAnyOf } from './log-query';
import { eventKind, field } from './record';
import type { TimeRange } from '../seam/time-range';

/** Whatever this connection's collector wrote of a query type. */
export function ours(queryType: string, { source }: ArchiveSettings): string {
  return every(isAnyOf(field.source, [source]), isAnyOf(field.queryType, [queryType]));
}

/** The events among it of a range. */
export function oursIn(
  { queryType, range }: { queryType: string; range: TimeRange },
  settings: ArchiveSettings
): string {
  return every(happened(range), ours(queryType, settings), isAnyOf(field.kind, [eventKind]));
}
