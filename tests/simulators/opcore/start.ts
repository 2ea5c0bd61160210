import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { startSimulator } from '../base/start-simulator';
import { type OpcoreOptions, opcoreSide } from './side';

/** Starts a simulated FirstWave server with opCore and opCharts; its URL is what stands before `/omk`. */
export function startOpcoreSimulator(options: OpcoreOptions = {}): Promise<Simulator> {
  return startSimulator(options, opcoreSide);
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulateOpcore(options: OpcoreOptions = {}): Simulation {
  return simulate({ ...standingStill, nodes: 0, changeEverySeconds: 0, ...options }, opcoreSide);
}
