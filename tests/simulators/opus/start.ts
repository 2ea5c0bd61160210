import type { Clock } from '../base/clock';
import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { type SimulatorOptions, startSimulator } from '../base/start-simulator';
import { type OpusOptions, opusSide } from './side';
import type { Switches } from './switches';

export interface OpusSimulatorOptions extends SimulatorOptions, OpusOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated Opus operator; its URL is what stands before `/job`. */
export function startOpusSimulator(options: OpusSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, opening(options));
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulateOpus(options: OpusSimulatorOptions = {}): Simulation {
  const still = { ...standingStill, jobEverySeconds: 0, ...options };
  return simulate(still, opening(still));
}

function opening(options: OpusSimulatorOptions) {
  return (clock: Clock, seed: number) => opusSide(options, clock, seed, options.switches ?? {});
}
