import { type Simulation, simulate, standingStill } from '../base/simulation';
import type { Simulator } from '../base/simulator';
import { startSimulator } from '../base/start-simulator';
import { type OpseraOptions, opseraSide } from './side';

/** Starts a simulated Opsera platform; its URL is what stands before `/api/v2`. */
export function startOpseraSimulator(options: OpseraOptions = {}): Promise<Simulator> {
  return startSimulator(options, opseraSide);
}

/** The same without a port, where nothing happens by itself unless asked for. */
export function simulateOpsera(options: OpseraOptions = {}): Simulation {
  return simulate({ ...standingStill, actionEverySeconds: 0, taskEverySeconds: 0, ...options }, opseraSide);
}
