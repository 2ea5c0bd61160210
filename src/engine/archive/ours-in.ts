import type { VendorClient } from '../client/client';
import type { TimeRange } from '../seam/time-range';
import { archiveSettings } from './archive-settings';
import { every, happened, isAnyOf } from './log-query';
import { eventKind, field } from './record';

/** Whatever this connection's collector wrote of a query type. */
export function ours(queryType: string, client: VendorClient): string {
  return every(isAnyOf(field.source, [archiveSettings(client).source]), isAnyOf(field.queryType, [queryType]));
}

/** The events among it of a range. */
export function oursIn({ queryType, range }: { queryType: string; range: TimeRange }, client: VendorClient): string {
  return every(happened(range), ours(queryType, client), isAnyOf(field.kind, [eventKind]));
}
