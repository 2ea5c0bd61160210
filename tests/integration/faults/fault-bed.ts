import { setTimeout as wait } from 'node:timers/promises';
import { type Certificates, makeCertificates } from '../../simulators/base/certificates';
import type { Simulator } from '../../simulators/base/simulator';
import type { EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import { withoutAccidents } from './accidents';
import { type FaultCase, longWaitSeconds } from './fault-cases';
import { happened } from './happened';
import { startAlone } from './own-port';
import type { Asker, Probe, Said } from './probe';

/** What came of one fault at one endpoint, for one asker. */
export interface Outcome extends Said {
  /** What the simulator knows that the number should be; null where nothing is counted. */
  truth: number | null;
  calls: number;
  /** What became of the same question when the fault was gone. */
  after: string;
}

const hour = 3_600_000;
let nextAccount = 1;
let certificates: Certificates | undefined;

/** One case at an own vendor. */
export async function runFault(
  probe: Probe,
  vendor: VendorUnderTest,
  endpoint: EndpointUnderTest,
  { fault, settings }: FaultCase,
  asker: Asker
): Promise<Outcome> {
  const tls = typeof fault === 'string' && fault !== 'down' ? fault : undefined;
  const options = {
    now: Date.now() - 2 * hour,
    ...(tls && { tls: certificatesOf()[tls === 'unknownAuthority' ? 'good' : tls] }),
  };
  const simulator = await startAlone(vendor, options);
  const save = (more?: Parameters<Probe['save']>[2]) => probe.save(vendor, simulator.url, more);
  try {
    await save(tls && tls !== 'unknownAuthority' ? trusting : { jsonData: settings });
    const asked = endpoint.ask(simulator);
    if (fault === 'down') {
      await simulator.down();
    } else if (typeof fault === 'object') {
      const pattern = endpoint.endpoint.replace(/:\w+/g, '*');
      simulator.fault({ ...fault, endpoint: pattern });
    }
    const answer = await probe.ask(asked, asker, true);
    const calls = simulator.log.count(endpoint.endpoint);
    await simulator.up();
    simulator.clearFaults();
    if (tls) {
      await save(tls === 'unknownAuthority' ? trusting : { jsonData: { tlsSkipVerify: true } });
    } else if (settings?.timeout) {
      await save();
    }
    const after = await askAfterwards(() => probe.ask(asked, asker, true), simulator, save);
    const plain = (text: string) => withoutAccidents(text, simulator, asked);
    const truth = typeof asked === 'object' && 'query' in asked ? happened(simulator, asked).length : null;
    return { ...answer, truth, calls, says: plain(answer.says), after: plain(after) };
  } finally {
    await simulator.stop();
  }
}

/** Asks the same again, and does what is needed until it is answered. */
async function askAfterwards(
  ask: () => Promise<Said>,
  simulator: Simulator,
  save: (more: { jsonData: object }) => Promise<void>
): Promise<string> {
  simulator.log.clear();
  const again = await ask();
  if (again.isFine) {
    return 'works';
  }
  if (simulator.log.count() === 0 && (again.status === 429 || /try again after/.test(again.says))) {
    await wait((longWaitSeconds + 0.3) * 1000);
    const then = await ask();
    return then.isFine ? 'works when the time has come, before it is not called' : `still fails: ${then.says}`;
  }
  if (!/no login is tried before/.test(again.says)) {
    return `still fails: ${again.says}`;
  }
  await save({ jsonData: { username: `auditor-${nextAccount++}` } });
  const then = await ask();
  return then.isFine ? `no login: ${again.says} Works with another account` : `still fails: ${then.says}`;
}

function certificatesOf(): Certificates {
  certificates ??= makeCertificates();
  return certificates;
}

const trusting = {
  jsonData: { tlsAuthWithCACert: true },
  get secureJsonData() {
    return { tlsCACert: certificatesOf().ca };
  },
};
