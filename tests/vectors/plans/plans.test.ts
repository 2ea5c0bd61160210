import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ColumnPlan } from '../../../src/engine/seam/plan';
import { decodeBody } from '../../../src/engine/testing/node-host';
import { plainCells } from '../plain-cells';

/** One case; pkg/columns/vectors_test.go runs the same. */
interface PlanVector {
  name: string;
  plan: ColumnPlan;
  body?: unknown;
  bodyBase64?: string;
  problem?: string;
  table?: {
    length: number;
    columns: Record<string, unknown[]>;
    head?: Record<string, unknown>;
    misfits?: Record<string, number>;
    skipped?: number;
    lost?: number;
    unreadable?: Record<string, number>;
  };
}

describe.each(readdirSync(__dirname).filter((file) => file.endsWith('.json')))('%s', (file) => {
  const vectors: PlanVector[] = JSON.parse(readFileSync(join(__dirname, file), 'utf8'));
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const body =
      vector.bodyBase64 === undefined ? String(expanded(vector.body)) : Buffer.from(vector.bodyBase64, 'base64');
    const decoded = decodeBody(Buffer.from(body), vector.plan);
    const { problem, table } =
      'table' in decoded ? { problem: undefined, table: decoded.table } : { ...decoded, table: undefined };

    expect(problem).toBe(vector.problem);
    if (vector.table) {
      const columns = Object.entries(table?.columns ?? {}).map(([name, column]) => [name, plainCells(column)]);
      expect({ ...table, columns: Object.fromEntries(columns) }).toEqual({
        head: {},
        misfits: {},
        skipped: 0,
        lost: 0,
        unreadable: {},
        ...(expanded(vector.table) as object),
      });
    }
  });
});

/** Writes out `{parts: [text | {repeat, times}]}` anywhere in a value. */
function expanded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('parts' in value && Array.isArray(value.parts)) {
    return value.parts
      .map((part: string | { repeat: string; times: number }) =>
        typeof part === 'string' ? part : part.repeat.repeat(part.times)
      )
      .join('');
  }
  return Array.isArray(value)
    ? value.map(expanded)
    : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, expanded(inner)]));
}
