import type { Host } from '../seam/host';
import type { DictionaryColumn, TextColumn } from '../seam/column';
import { whereKnown } from '../columns/where-known';

/** The vendor's own message, and where it gives none one built from event, target and outcome. */
export function messageColumn(
  host: Host,
  given: TextColumn,
  parts: { event: DictionaryColumn; target: DictionaryColumn; outcome: DictionaryColumn }
): TextColumn {
  return host.columns.coalesce(given, builtMessage(host, parts));
}

/** `node_failed web01.example.com failure`; a part that is null leaves no gap. */
export function builtMessage(
  host: Host,
  { event, target, outcome }: { event: DictionaryColumn; target: DictionaryColumn; outcome: DictionaryColumn }
): TextColumn {
  return host.columns.join(event.codes.length, [event, ' ', target, whereKnown(target, ' ', host), outcome]);
}
