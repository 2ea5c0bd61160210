import type { Simulator } from './base/simulator';
import type { SimulatorOptions } from './base/start-simulator';
import { startOpcoreSimulator } from './opcore/start';
import { startOpseraSimulator } from './opsera/start';
import { startOpusSimulator } from './opus/start';
import { startPuppetSimulator } from './puppet/start';

/** Every vendor's simulator by the vendor's name. */
export const vendors: Readonly<Record<string, (options: SimulatorOptions) => Promise<Simulator>>> = {
  puppet: startPuppetSimulator,
  opus: startOpusSimulator,
  opcore: startOpcoreSimulator,
  opsera: startOpseraSimulator,
};
