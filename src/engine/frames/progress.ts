import type { Run } from '../events/run';
import type { Frame } from '../seam/protocol';
import { typedFrame } from './typed';

/** How many of each run's nodes are in each state, zeros kept. */
export function progressFrame(runs: readonly Run[]): Frame {
  const rows = runs.flatMap(({ id, states }) => states.map(([state, count]) => ({ id, state, count })));
  if (rows.length === 0) {
    return typedFrame('numeric-long');
  }
  return typedFrame('numeric-long', [
    { name: 'run', type: 'string', nullable: false, values: rows.map(({ id }) => id) },
    { name: 'state', type: 'string', nullable: false, values: rows.map(({ state }) => state) },
    { name: 'count', type: 'number', nullable: false, values: Float64Array.from(rows, ({ count }) => count) },
  ]);
}
