import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { type GrafanaApi, noticesOf } from '../../preview/grafana-api';
import { type Certificates, makeCertificates } from '../../simulators/base/certificates';
import type { Simulator } from '../../simulators/base/simulator';
import type { SimulatorOptions } from '../../simulators/base/start-simulator';
import type { Ask, EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import { type FaultCase, commonSettings, longWaitSeconds } from './fault-cases';

/** What came of one fault at one endpoint. */
export interface Outcome {
  /** Null where Grafana has none: Save & test. */
  status: number | null;
  isFine: boolean;
  calls: number;
  /** The sentence, or what the notices of an answer say; what differs from run to run in angle brackets. */
  says: string;
  /** What became of the same question when the fault was gone. */
  after: string;
}

const hour = 3_600_000;
let certificates: Certificates | undefined;

/** A place for one case after another: a data source of its own, and for each case a vendor of its own. */
export class FaultBed {
  private saves = 0;

  private constructor(
    private readonly grafana: GrafanaApi,
    private readonly uid: string
  ) {}

  static async make(grafana: GrafanaApi): Promise<FaultBed> {
    return new FaultBed(grafana, await grafana.addDataSource({ url: 'http://127.0.0.1:9' }));
  }

  async run(vendor: VendorUnderTest, endpoint: EndpointUnderTest, { fault, settings }: FaultCase): Promise<Outcome> {
    const tls = typeof fault === 'string' && fault !== 'down' ? fault : undefined;
    const options = {
      now: Date.now() - 2 * hour,
      ...(tls && { tls: certificatesOf()[tls === 'unknownAuthority' ? 'good' : tls] }),
    };
    const simulator = await (fault === 'down' ? startToReturn(vendor, options) : vendor.start(options));
    try {
      await this.save(vendor, simulator, tls && tls !== 'unknownAuthority' ? trusting : { jsonData: settings });
      const asked = endpoint.ask(simulator);
      if (fault === 'down') {
        await simulator.down();
      } else if (typeof fault === 'object') {
        const pattern = endpoint.endpoint.replace(/:\w+/g, '*');
        simulator.fault({ ...fault, endpoint: pattern });
      }
      const answer = await this.ask(asked);
      const calls = simulator.log.count(endpoint.endpoint);
      await simulator.up();
      simulator.clearFaults();
      if (tls) {
        await this.save(
          vendor,
          simulator,
          tls === 'unknownAuthority' ? trusting : { jsonData: { tlsSkipVerify: true } }
        );
      } else if (settings?.timeout) {
        await this.save(vendor, simulator, {});
      }
      const after = await this.after(asked, vendor, simulator);
      const plain = (text: string) => withoutAccidents(text, simulator, asked);
      return { ...answer, calls, says: plain(answer.says), after: plain(after) };
    } finally {
      await simulator.stop();
    }
  }

  /** Asks the same again, and does what is needed until it is answered. */
  private async after(asked: Ask, vendor: VendorUnderTest, simulator: Simulator): Promise<string> {
    simulator.log.clear();
    const again = await this.ask(asked);
    if (again.isFine) {
      return 'works';
    }
    if (simulator.log.count() === 0 && (again.status === 429 || /try again after/.test(again.says))) {
      await wait((longWaitSeconds + 0.3) * 1000);
      const then = await this.ask(asked);
      return then.isFine ? 'works when the time has come, before it is not called' : `still fails: ${then.says}`;
    }
    if (!/no login is tried before/.test(again.says)) {
      return `still fails: ${again.says}`;
    }
    await this.save(vendor, simulator, { secureJsonData: { other: String(this.saves) } });
    const then = await this.ask(asked);
    return then.isFine ? `no login: ${again.says} Works with new credentials` : `still fails: ${then.says}`;
  }

  private async ask(asked: Ask): Promise<Omit<Outcome, 'calls' | 'after'>> {
    if (asked === 'health') {
      const { httpStatus, message } = await this.grafana.health(this.uid);
      return { status: null, isFine: httpStatus === 200, says: message };
    }
    if ('options' in asked) {
      const { httpStatus, body } = await this.grafana.resource(this.uid, `options/${asked.options}`);
      const isFine = httpStatus === 200;
      return {
        status: httpStatus,
        isFine,
        says: isFine ? '' : v.parse(v.object({ message: v.string() }), body).message,
      };
    }
    const { query, from, to } = asked;
    const result = await this.grafana.query(this.uid, query, { from, to, headers: { 'X-Cache-Skip': 'true' } });
    const { error, status } = result;
    return { status, isFine: error === undefined, says: error ?? noticesOf(result).join(' ') };
  }

  /** Saving makes a new instance, which remembers nothing but what the process must. */
  private async save(vendor: VendorUnderTest, simulator: Simulator, more: MoreSettings): Promise<void> {
    const { jsonData, secureJsonData } = vendor;
    const none = { tlsCACert: '', other: '' };
    await this.grafana.send('PUT', `/api/datasources/uid/${this.uid}`, {
      name: `Faults ${this.uid} ${++this.saves}`,
      url: simulator.url,
      jsonData: { vendor: vendor.id, ...commonSettings, ...jsonData, ...more.jsonData },
      secureJsonData: { ...none, ...secureJsonData, ...more.secureJsonData },
    });
  }
}

/** Below the ports that systems give away, so that nobody takes it while the simulator is down. */
let nextPort = 21_000 + (process.pid % 5_000);

async function startToReturn(vendor: VendorUnderTest, options: SimulatorOptions): Promise<Simulator> {
  for (;;) {
    try {
      return await vendor.start({ ...options, port: nextPort++ });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) {
        throw error;
      }
    }
  }
}

interface MoreSettings {
  jsonData?: object | undefined;
  secureJsonData?: object;
}

function certificatesOf(): Certificates {
  certificates ??= makeCertificates();
  return certificates;
}

const trusting: MoreSettings = {
  jsonData: { tlsAuthWithCACert: true },
  get secureJsonData() {
    return { tlsCACert: certificatesOf().ca };
  },
};

function withoutAccidents(text: string, simulator: Simulator, asked: Ask): string {
  const ids = typeof asked === 'object' && 'query' in asked ? Object.values(asked.query).flat() : [];
  const ownIds = ids.filter((id): id is string => typeof id === 'string' && /^[\da-f-]+$/.test(id));
  return ownIds
    .reduce((plain, id) => plain.replaceAll(id, '<id>'), text)
    .replaceAll(new URL(simulator.url).host, '<host>')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<time>')
    .replace(/\b\d\d:\d\d:\d\dZ/g, '<time>')
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
    .replace(/\b[1-9]\d{3,}\b/g, '<id>');
}
