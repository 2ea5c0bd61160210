import type { Frame } from '../seam/protocol';
import { typedFrame } from './typed';

export interface RunProgress {
  run: string;
  states: ReadonlyArray<readonly [state: string, count: number]>;
}

/** How many of each run's nodes are in each state, zeros kept. */
export function progressFrame(runs: readonly RunProgress[]): Frame {
  const rows = runs.flatMap(({ run, states }) => states.map(([state, count]) => ({ run, state, count })));
  if (rows.length === 0) {
    return typedFrame('numeric-long');
  }
  return typedFrame('numeric-long', [
    { name: 'run', type: 'string', nullable: false, values: rows.map(({ run }) => run) },
    { name: 'state', type: 'string', nullable: false, values: rows.map(({ state }) => state) },
    { name: 'count', type: 'number', nullable: false, values: Float64Array.from(rows, ({ count }) => count) },
  ]);
}
