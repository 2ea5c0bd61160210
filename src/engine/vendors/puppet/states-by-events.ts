import type { Events } from '../../events/events';
import type { Host } from '../../seam/host';

const stride = 5_000;
const prefix = 'node_';

/** Numbers of nodes by the state that the last event of each tells, for versions whose job records do not have them. */
export async function statesByEvents(pieces: readonly Events[], host: Host): Promise<Record<string, number>> {
  const stateOf = new Map<string, string>();
  for (const { length, event, target, time } of pieces) {
    for (let row = 0; row < length; row++) {
      const node = target.values[target.codes[row] ?? -1];
      const word = event.values[event.codes[row] ?? -1];
      if (node !== undefined && word?.startsWith(prefix) === true && !Number.isNaN(time.values[row] ?? NaN)) {
        stateOf.set(node, word.slice(prefix.length));
      }
      if (row % stride === stride - 1) {
        await host.turn();
      }
    }
  }
  const counts: Record<string, number> = {};
  stateOf.forEach((state) => {
    counts[state] = (counts[state] ?? 0) + 1;
  });
  return counts;
}
