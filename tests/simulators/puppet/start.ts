import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { startSimulator } from '../base/start-simulator';
import { type PuppetOptions, puppetSide } from './side';

/** Starts a simulated Puppet Enterprise orchestrator; its URL is what stands before `/orchestrator/v1`. */
export function startPuppetSimulator(options: PuppetOptions = {}): Promise<Simulator> {
  return startSimulator(options, puppetSide);
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulatePuppet(options: PuppetOptions = {}): Simulation {
  return simulate({ ...standingStill, jobEverySeconds: 0, ...options }, puppetSide);
}
