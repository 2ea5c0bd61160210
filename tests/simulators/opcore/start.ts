import type { Clock } from '../base/clock';
import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { type SimulatorOptions, startSimulator } from '../base/start-simulator';
import { type OpcoreOptions, opcoreSide } from './side';
import type { Switches } from './switches';

export interface OpcoreSimulatorOptions extends SimulatorOptions, OpcoreOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated FirstWave server with opCore and opCharts; its URL is what stands before `/omk`. */
export function startOpcoreSimulator(options: OpcoreSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, opening(options));
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulateOpcore(options: OpcoreSimulatorOptions = {}): Simulation {
  const still = { ...standingStill, nodes: 0, changeEverySeconds: 0, ...options };
  return simulate(still, opening(still));
}

function opening(options: OpcoreSimulatorOptions) {
  return (clock: Clock, seed: number) => opcoreSide(options, clock, seed, options.switches ?? {});
}
