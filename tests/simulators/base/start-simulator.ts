import { controlAnswer, isControlPath } from './control';
import { deliver } from './delivery';
import { Listener, type TlsFiles } from './listener';
import { readRequest } from './request';
import { type SimulationOptions, simulate } from './simulation';
import type { Simulator } from './simulator';
import type { OpenVendor } from './vendor-side';

export interface SimulatorOptions extends SimulationOptions {
  /** 0 or absent = a free one. */
  port?: number;
  /** Where to listen; absent = on loopback only. */
  host?: string;
  tls?: TlsFiles;
  /** Its clients have the company's time too, where the clock is moved by hand far from ours. */
  clientsLiveThere?: boolean;
}

/** Starts a vendor's server. */
export async function startSimulator<Options extends SimulatorOptions>(
  options: Options,
  open: OpenVendor<Options>
): Promise<Simulator> {
  const simulation = simulate(options, open, options.clientsLiveThere === true ? undefined : Date.now);
  const { side, clock, seed, log } = simulation;

  const control = new Listener((message, response) => {
    void readRequest(message).then((request) => deliver(response, controlAnswer(simulator, request), undefined));
  }, 0);
  const listener = new Listener(
    (message, response) => {
      const served = readRequest(message).then((request) => {
        if (isControlPath(message.url)) {
          return deliver(response, controlAnswer(simulator, request), undefined);
        }
        const { answer, fault } = simulation.answer(request);
        return deliver(response, answer, fault);
      });
      // a client that went away in mid-request is no fault of the simulator
      served.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    },
    options.port ?? 0,
    options.host,
    options.tls
  );

  const simulator: Simulator = {
    ...simulation,
    get faults() {
      return simulation.faults;
    },
    get url() {
      return listener.url;
    },
    get port() {
      return listener.port;
    },
    get controlUrl() {
      return control.url;
    },
    state: () => ({
      vendor: side.vendor,
      url: listener.url,
      controlUrl: control.url,
      up: listener.isUp,
      seed,
      clock: { now: clock.now(), opened: clock.opened, speed: clock.speed },
      faults: simulation.faults,
      switches: side.switches.values,
      expiryKinds: side.credential.kinds,
      counts: log.counts,
      company: simulation.summary(),
    }),
    down: (milliseconds) => listener.down(milliseconds),
    up: () => listener.up(),
    stop: async () => {
      await Promise.all([listener.down(), control.down()]);
    },
  };
  // Where its port is taken there is nothing to stop.
  await listener.up();
  await control.up();
  return simulator;
}
