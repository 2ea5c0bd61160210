import { Clock } from './clock';
import { controlAnswer, isControlPath } from './control';
import { deliver } from './delivery';
import { exchange } from './exchange';
import type { Fault } from './fault';
import { FaultBook } from './fault-book';
import { Listener, type TlsFiles } from './listener';
import { createRandom } from './random';
import { readRequest } from './request';
import { RequestLog } from './request-log';
import type { Truth } from './truth';
import type { Added, VendorSide } from './vendor-side';

export interface SimulatorOptions {
  /** 0 or absent = a free one. */
  port?: number;
  /** Where to listen; absent = on loopback only. */
  host?: string;
  /** The same seed gives the same company. */
  seed?: number;
  /** When the company's clock starts, epoch ms; absent = now. */
  now?: number;
  /** The clock's speed; 1 = real time, 0 = only by `clock.advance`. */
  speed?: number;
  tls?: TlsFiles;
  /** Quirks to begin with; also what `reset` goes back to. */
  switches?: object;
}

/** A running vendor simulator and everything that steers it. */
export interface Simulator {
  vendor: string;
  /** What a data source's `url` has to be. */
  url: string;
  port: number;
  /** The control API alone, on a port that stays up while the vendor is down. */
  controlUrl: string;
  clock: Clock;
  log: RequestLog;
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
  /** Everything that happened until now, in the contract's shape, by query type. */
  events(): Truth;
  state(): SimulatorState;
  /** Faults, log, switches, credential and the clock's speed as at the start. What happened stays. */
  reset(): void;
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
  /** Figures of the vendor's own. */
  company: Readonly<Record<string, unknown>>;
}

/** Starts a vendor. `open` makes its company, which begins at the clock's start. */
export async function startSimulator(
  options: SimulatorOptions,
  open: (clock: Clock, seed: number) => VendorSide
): Promise<Simulator> {
  const seed = options.seed ?? 1;
  const clock = new Clock(options.now ?? Date.now(), options.speed ?? 1);
  const side = open(clock, seed);
  const log = new RequestLog();
  const faults = new FaultBook(createRandom(seed + 1));
  const live = () => side.liveUntil(clock.now());

  const control = new Listener((message, response) => {
    void readRequest(message).then((request) => deliver(response, controlAnswer(simulator, request), undefined));
  }, 0);
  const listener = new Listener(
    (message, response) => {
      const served = isControlPath(message.url)
        ? readRequest(message).then((request) => deliver(response, controlAnswer(simulator, request), undefined))
        : exchange({ side, clock, faults, log }, message, response);
      // a client that went away in mid-request is no fault of the simulator
      served.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    },
    options.port ?? 0,
    options.host,
    options.tls
  );

  const simulator: Simulator = {
    vendor: side.vendor,
    get url() {
      return listener.url;
    },
    get port() {
      return listener.port;
    },
    get controlUrl() {
      return control.url;
    },
    clock,
    log,
    fault: (...list) => faults.add(...list),
    clearFaults: () => faults.clear(),
    setSwitches: (switches) => side.switches.set(switches),
    expire: (kind) => side.expire(kind ?? side.expiryKinds[0]),
    renew: () => side.renew(),
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
    state: () => {
      live();
      return {
        vendor: side.vendor,
        url: listener.url,
        controlUrl: control.url,
        up: listener.isUp,
        seed,
        clock: { now: clock.now(), opened: clock.opened, speed: clock.speed },
        faults: faults.list,
        switches: side.switches.values,
        expiryKinds: side.expiryKinds,
        counts: log.counts,
        company: side.summary(),
      };
    },
    reset: () => {
      faults.clear();
      log.clear();
      side.switches.reset();
      side.renew();
      clock.reset();
    },
    down: (milliseconds) => listener.down(milliseconds),
    up: () => listener.up(),
    stop: async () => {
      await Promise.all([listener.down(), control.down()]);
    },
  };
  await Promise.all([listener.up(), control.up()]);
  return simulator;
}
