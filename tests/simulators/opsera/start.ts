import { type Simulator, type SimulatorOptions, startSimulator } from '../base/simulator';
import { type OpseraOptions, opseraSide } from './side';
import type { Switches } from './switches';

export interface OpseraSimulatorOptions extends SimulatorOptions, OpseraOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated Opsera platform; its URL is what stands before `/api/v2`. */
export function startOpseraSimulator(options: OpseraSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, (clock, seed) => opseraSide(options, clock, seed, options.switches ?? {}));
}
