import type { QueryEnvelope } from '../seam/protocol';
import { badRequest } from '../sentences/answer-error';
import { quoted } from '../sentences/quoted';

/** The refIds that several different queries of one request have: Grafana keeps one answer a refId, so that the others would be lost. */
export function contestedRefIds(queries: readonly QueryEnvelope[]): ReadonlySet<string> {
  const contested = new Set<string>();
  if (queries.length < 2) {
    return contested;
  }
  const first = new Map<string, QueryEnvelope>();
  for (const query of queries) {
    const { refId } = query;
    const other = first.get(refId);
    if (other === undefined) {
      first.set(refId, query);
    } else if (JSON.stringify(other) !== JSON.stringify(query)) {
      contested.add(refId);
    }
  }
  return contested;
}

/** Throws for a query whose answer would be another's. */
export function refuseContested({ refId }: QueryEnvelope, contested: ReadonlySet<string>): void {
  if (contested.has(refId)) {
    throw badRequest(
      `Several queries have the refId ${quoted(refId)}, of which Grafana shows one answer alone: give each a refId of its own.`
    );
  }
}
