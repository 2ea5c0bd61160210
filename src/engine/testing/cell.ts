import type { PlannedColumn } from '../seam/plan';
import { parseIsoTime } from './iso-time';
import { compactText, type JsonNode } from './json-node';
import { oneLine } from './one-line';

/** One value by its column's plan: null where there is none, `misfit` where it is of another type than planned. */
export type Cell = string | number | null | typeof misfit;

export const misfit = Symbol('misfit');

const numberInText = /^[ \t\n\r]*([+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)[ \t\n\r]*$/;
/** The furthest time that a JavaScript date holds, epoch ms. */
const furthest = 8.64e15;

export function readCell(node: JsonNode, column: PlannedColumn): Cell {
  if (node.kind === 'null') {
    return null;
  }
  switch (column.kind) {
    case 'json':
      return compactText(node, column.leaveOut);
    case 'dictionary':
      return asText(node);
    case 'text': {
      const text = asText(node);
      return column.oneLine === true && typeof text === 'string' ? oneLine(text) : text;
    }
    case 'boolean':
      return node.kind === 'boolean' ? node.raw : misfit;
    case 'isoTime':
      return node.kind === 'string' ? asTime(node.text) : misfit;
    case 'epochMs': {
      const time = node.kind === 'number' ? Number(node.raw) : NaN;
      return Math.abs(time) <= furthest ? Math.floor(time) : misfit;
    }
    case 'number':
      return asNumber(node, column.fromText === true);
  }
}

function asText(node: JsonNode): string | typeof misfit {
  switch (node.kind) {
    case 'string':
      return node.text;
    case 'number':
    case 'boolean':
      return node.raw;
    default:
      return misfit;
  }
}

function asTime(text: string): number | typeof misfit {
  const parsed = parseIsoTime(text);
  return parsed === null || parsed.offset === null ? misfit : parsed.time - parsed.offset;
}

function asNumber(node: JsonNode, fromText: boolean): number | typeof misfit {
  let value = NaN;
  if (node.kind === 'number') {
    value = Number(node.raw);
  } else if (node.kind === 'string' && fromText) {
    value = Number(numberInText.exec(node.text)?.[1] ?? NaN);
  }
  return Number.isFinite(value) ? value : misfit;
}
