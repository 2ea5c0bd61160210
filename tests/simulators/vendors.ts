import type { Simulator, SimulatorOptions } from './base/simulator';
import { startPuppetSimulator } from './puppet/start';

/** Every vendor's simulator by the vendor's name. */
export const vendors: Readonly<Record<string, (options: SimulatorOptions) => Promise<Simulator>>> = {
  puppet: startPuppetSimulator,
};
