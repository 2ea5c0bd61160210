import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { startSimulator } from '../base/start-simulator';
import { type OpusOptions, opusSide } from './side';

/** Starts a simulated Opus operator; its URL is what stands before `/job`. */
export function startOpusSimulator(options: OpusOptions = {}): Promise<Simulator> {
  return startSimulator(options, opusSide);
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulateOpus(options: OpusOptions = {}): Simulation {
  return simulate({ ...standingStill, jobEverySeconds: 0, ...options }, opusSide);
}
