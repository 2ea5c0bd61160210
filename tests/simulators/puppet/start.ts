import { type Simulator, type SimulatorOptions, startSimulator } from '../base/simulator';
import { type PuppetOptions, puppetSide } from './side';
import type { Switches } from './switches';

export interface PuppetSimulatorOptions extends SimulatorOptions, PuppetOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated Puppet Enterprise orchestrator; its URL is what stands before `/orchestrator/v1`. */
export function startPuppetSimulator(options: PuppetSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, (clock, seed) => puppetSide(options, clock, seed, options.switches ?? {}));
}
