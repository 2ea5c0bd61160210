import type { Answer } from './answer';
import type { Clock } from './clock';
import type { KnownCredential } from './known-credential';
import type { SimulatedRequest } from './request';
import type { Route } from './route';
import type { Schedule } from './schedule';
import type { Truth } from './truth';

/** Names of what was made: a job's id, a node's uuid and the like. */
export type Added = Readonly<Record<string, string | number | readonly string[]>>;

/** What a vendor's folder gives to the server that all simulators share. */
export interface VendorSide {
  vendor: string;
  routes: readonly Route[];
  /** The token, key or password that is let in. */
  secret: string;
  /** Refuses a request before it reaches its route; undefined = let in. */
  refuse(request: SimulatedRequest): Answer | undefined;
  /** What a path without a route answers. */
  unknownPath(request: SimulatedRequest): Answer;
  /** An error with this status in the vendor's own envelope. */
  errorOf(status: number): Answer;
  /** What will happen in the company. */
  schedule: Schedule;
  truth(): Truth;
  /** Switches by name, for the control API. */
  switches: { readonly values: object; set(some: unknown): void; reset(): void };
  credential: Pick<KnownCredential<string>, 'kinds' | 'expire' | 'renew'>;
  /** Forgets what ended before `before`, epoch ms; answers how many records. */
  prune(before: number): number;
  /** Makes something of a wanted size or kind; answers what a caller needs to read it. */
  add(what: unknown): Added;
  /** Figures for people who look at the simulator. */
  summary(): Readonly<Record<string, unknown>>;
}

/** Makes a vendor's company, which begins at the clock's start. */
export type OpenVendor<Options> = (options: Options, clock: Clock, seed: number) => VendorSide;
