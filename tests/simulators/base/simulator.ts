import type { Fault } from './fault';
import type { Simulation } from './simulation';

/** A simulation behind a port. */
export interface Simulator extends Simulation {
  /** What a data source's `url` has to be. */
  url: string;
  port: number;
  /** The control API alone, on a port that stays up while the vendor is down. */
  controlUrl: string;
  state(): SimulatorState;
  down(milliseconds?: number): Promise<void>;
  up(): Promise<void>;
  stop(): Promise<void>;
}

export interface SimulatorState {
  vendor: string;
  url: string;
  controlUrl: string;
  up: boolean;
  seed: number;
  clock: { now: number; opened: number; speed: number };
  /** `gone`: how many requests met the fault. */
  faults: ReadonlyArray<Fault & { gone: number }>;
  switches: object;
  expiryKinds: readonly string[];
  counts: Readonly<Record<string, number>>;
  company: Readonly<Record<string, unknown>>;
}
