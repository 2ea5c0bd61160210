import { type Simulator, type SimulatorOptions, startSimulator } from '../base/simulator';
import { type OpcoreOptions, opcoreSide } from './side';
import type { Switches } from './switches';

export interface OpcoreSimulatorOptions extends SimulatorOptions, OpcoreOptions {
  switches?: Partial<Switches>;
}

/** Starts a simulated FirstWave server with opCore and opCharts; its URL is what stands before `/omk`. */
export function startOpcoreSimulator(options: OpcoreSimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, (clock, seed) => opcoreSide(options, clock, seed, options.switches ?? {}));
}
