import { type Simulator, type SimulatorOptions, startSimulator } from '../base/simulator';
import { type OpusOptions, opusSide } from './side';
import type { Switches } from './switches';

export interface OpusSimulatorOptions extends SimulatorOptions, OpusOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated Opus operator; its URL is what stands before `/job`. */
export function startOpusSimulator(options: OpusSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, (clock, seed) => opusSide(options, clock, seed, options.switches ?? {}));
}
