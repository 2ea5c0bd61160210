import type { Signal } from '../seam/host';
import { CallSignal } from './call-signal';

/**
 * Runs something with a signal of its own that ends with the given one and, at the latest, when it has settled: whatever it
 * started and did not wait for ends then. This is the one place that ends what nobody waits for.
 */
export async function scoped<T>(outer: Signal, run: (signal: CallSignal) => Promise<T>): Promise<T> {
  const signal = new CallSignal();
  const leave = outer.onEnd(() => signal.end(outer.reason ?? 'cancelled'));
  try {
    return await run(signal);
  } finally {
    leave();
    signal.end('cancelled');
  }
}
