import type { Clock } from '../base/clock';
import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { type SimulatorOptions, startSimulator } from '../base/start-simulator';
import { type OpseraOptions, opseraSide } from './side';
import type { Switches } from './switches';

export interface OpseraSimulatorOptions extends SimulatorOptions, OpseraOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated Opsera platform; its URL is what stands before `/api/v2`. */
export function startOpseraSimulator(options: OpseraSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, opening(options));
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulateOpsera(options: OpseraSimulatorOptions = {}): Simulation {
  const still = { ...standingStill, actionEverySeconds: 0, taskEverySeconds: 0, ...options };
  return simulate(still, opening(still));
}

function opening(options: OpseraSimulatorOptions) {
  return (clock: Clock, seed: number) => opseraSide(options, clock, seed, options.switches ?? {});
}
