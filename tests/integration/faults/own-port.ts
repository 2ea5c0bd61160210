import type { Simulator } from '../../simulators/base/simulator';
import type { SimulatorOptions } from '../../simulators/base/start-simulator';
import type { VendorUnderTest } from '../vendors/vendor-under-test';

/** Below the ports that systems give away, so that nobody takes it while the simulator is down. */
let nextPort = 21_000 + (process.pid % 5_000);

/**
 * Starts a vendor at an address that none had before. What the plugin's process must remember, it remembers by address: where a
 * system gives a port away again, opCore is first asked with the session of the one that was there before.
 */
export async function startAlone(vendor: VendorUnderTest, options: SimulatorOptions): Promise<Simulator> {
  for (;;) {
    try {
      return await vendor.start({ ...options, port: nextPort++ });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) {
        throw error;
      }
    }
  }
}
