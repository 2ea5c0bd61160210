import type { ColumnPlan, Path } from '../seam/plan';
import type { JsonNode, JsonObject } from './json-node';

export interface FoundRows {
  /** Objects that make a row, with the key of an entry. */
  rows: Array<{ key: string | null; row: JsonObject }>;
  skipped: number;
}

/** The rows at the first alternative that the body has, seen in the body's order; a null stands for no rows unless a list follows. */
export function findRows(root: JsonNode, plan: ColumnPlan): FoundRows | undefined {
  const seen = { null: false };
  const search = (node: JsonNode, rest: readonly Path[]): FoundRows | undefined => {
    if (rest.some((path) => path.length === 0)) {
      const rows = rowsAt(node, plan.rows.as);
      if (rows) {
        return rows;
      }
      seen.null ||= node.kind === 'null';
    }
    if (node.kind !== 'object') {
      return undefined;
    }
    for (const member of node.members) {
      const below = rest.filter((path) => path[0] === member.name).map((path) => path.slice(1));
      const found = below.length > 0 ? search(member.value, below) : undefined;
      if (found) {
        return found;
      }
    }
    return undefined;
  };
  return search(root, plan.rows.anyOf) ?? (seen.null ? { rows: [], skipped: 0 } : undefined);
}

function rowsAt(node: JsonNode, as: ColumnPlan['rows']['as']): FoundRows | undefined {
  const found: FoundRows = { rows: [], skipped: 0 };
  if (as !== 'entries' && node.kind === 'array') {
    for (const item of node.items) {
      if (item.kind === 'object') {
        found.rows.push({ key: null, row: item });
      } else {
        found.skipped++;
      }
    }
    return found;
  }
  if (as !== 'list' && node.kind === 'object') {
    const places = new Map<string, number>();
    for (const { name, value } of node.members) {
      if (value.kind !== 'object') {
        found.skipped++;
        continue;
      }
      const place = places.get(name) ?? found.rows.length;
      places.set(name, place);
      found.rows[place] = { key: name, row: value };
    }
    return found;
  }
  return undefined;
}
