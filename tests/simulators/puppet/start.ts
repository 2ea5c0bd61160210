import type { Clock } from '../base/clock';
import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { type SimulatorOptions, startSimulator } from '../base/start-simulator';
import { type PuppetOptions, puppetSide } from './side';
import type { Switches } from './switches';

export interface PuppetSimulatorOptions extends SimulatorOptions, PuppetOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated Puppet Enterprise orchestrator; its URL is what stands before `/orchestrator/v1`. */
export function startPuppetSimulator(options: PuppetSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, opening(options));
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulatePuppet(options: PuppetSimulatorOptions = {}): Simulation {
  const still = { ...standingStill, jobEverySeconds: 0, ...options };
  return simulate(still, opening(still));
}

function opening(options: PuppetSimulatorOptions) {
  return (clock: Clock, seed: number) => puppetSide(options, clock, seed, options.switches ?? {});
}
