import { Clock } from './clock';
import { type Exchange, type Desk, answerTo } from './exchange';
import type { Fault } from './fault';
import { FaultBook } from './fault-book';
import { createRandom } from './random';
import type { SimulatedRequest } from './request';
import { RequestLog } from './request-log';
import type { Truth } from './truth';
import type { Added, OpenVendor, VendorSide } from './vendor-side';

export interface SimulationOptions {
  /** The same seed gives the same company. */
  seed?: number;
  /** When the company's clock starts, epoch ms; absent = now. */
  now?: number;
  /** The clock's speed; 1 = real time, 0 = only by `clock.advance`. */
  speed?: number;
  /** Quirks to begin with; also what `reset` goes back to. */
  switches?: object;
}

/** A vendor and everything that steers it, without a wire: a function of request to answer. */
export interface Simulation {
  vendor: string;
  seed: number;
  side: VendorSide;
  clock: Clock;
  log: RequestLog;
  faults: ReadonlyArray<Fault & { gone: number }>;
  answer(request: SimulatedRequest): Exchange;
  /** What happens after each answer, before the next: how a test changes the world while someone reads. */
  afterAnswer(happen: (request: SimulatedRequest) => void): void;
  /** Adds faults; they hold until they are used up or cleared. */
  fault(...faults: Fault[]): void;
  clearFaults(): void;
  setSwitches(switches: object): void;
  /** The credential fails from now on; the kinds are the vendor's. */
  expire(kind?: string): void;
  renew(): void;
  prune(before: number): number;
  /** Makes something of a wanted size; what may be asked for is the vendor's. */
  add(what: unknown): Added;
  /** Everything that happened until now, in the shape of an event, by query type. */
  events(): Truth;
  /** Figures of the vendor's own. */
  summary(): Readonly<Record<string, unknown>>;
  /** Faults, log, switches, credential and the clock's speed as at the start. What happened stays. */
  reset(): void;
}

/** The clock of tests that move it on by hand. */
export const standingStill = { now: Date.UTC(2026, 10, 21, 12), speed: 0 };

/** Opens a vendor. @param clientTime what time its clients have, epoch ms; absent = the company's */
export function simulate<Options extends SimulationOptions>(
  options: Options,
  open: OpenVendor<Options>,
  clientTime?: () => number
): Simulation {
  const seed = options.seed ?? 1;
  const clock = new Clock(options.now ?? Date.now(), options.speed ?? 1);
  const side = open(options, clock, seed);
  const log = new RequestLog();
  const faults = new FaultBook(createRandom(seed + 1));
  const desk: Desk = { side, clock, faults, log, clientTime: clientTime ?? (() => clock.now()) };
  let happen: (request: SimulatedRequest) => void = () => undefined;
  const live = () => side.schedule.runUntil(clock.now());
  return {
    vendor: side.vendor,
    seed,
    side,
    clock,
    log,
    get faults() {
      return faults.list;
    },
    answer: (request) => {
      const answered = answerTo(desk, request);
      happen(request);
      return answered;
    },
    afterAnswer: (listener) => {
      happen = listener;
    },
    fault: (...list) => faults.add(...list),
    clearFaults: () => faults.clear(),
    setSwitches: (switches) => side.switches.set(switches),
    expire: (kind) => side.credential.expire(kind ?? side.credential.kinds[0]),
    renew: () => side.credential.renew(),
    prune: (before) => {
      live();
      return side.prune(before);
    },
    add: (what) => {
      live();
      return side.add(what);
    },
    events: () => {
      live();
      return side.truth();
    },
    summary: () => {
      live();
      return side.summary();
    },
    reset: () => {
      happen = () => undefined;
      faults.clear();
      log.clear();
      side.switches.reset();
      side.credential.renew();
      clock.reset();
    },
  };
}
