import { after, before } from 'node:test';
import { liftRateLimit } from '../integration/world';
import { GrafanaApi } from '../preview/grafana-api';
import { muchMemory, startPreview } from '../preview/start-preview';
import type { Simulator } from '../simulators/base/simulator';
import { startOpcoreSimulator } from '../simulators/opcore/start';
import { startOpseraSimulator } from '../simulators/opsera/start';
import { startOpusSimulator } from '../simulators/opus/start';
import { startPuppetSimulator } from '../simulators/puppet/start';

export interface AllVendors {
  grafana: GrafanaApi;
  puppet: Simulator;
  opus: Simulator;
  opcore: Simulator;
  opsera: Simulator;
}

/** How busy the vendors' companies are. `quiet`: Puppet and Opsera have no history, so that only what a test does happens there. */
export type Pace = 'busy' | 'quiet';

interface Running extends AllVendors {
  address: string;
  stop(): Promise<void>;
}

/** All four simulators, their clocks stopped, and the preview with its provisioned data sources in front of them. */
async function startAllVendors(name: string, pace: Pace): Promise<Running> {
  const quiet = pace === 'quiet';
  const vendors = {
    puppet: await startPuppetSimulator({ speed: 0, ...(quiet && { jobEverySeconds: 0 }) }),
    opus: await startOpusSimulator({ speed: 0 }),
    opcore: await startOpcoreSimulator({ speed: 0 }),
    opsera: await startOpseraSimulator({ speed: 0, ...(quiet && { actionEverySeconds: 0, taskEverySeconds: 0 }) }),
  };
  const stopVendors = () => Promise.all(Object.values(vendors).map((vendor) => vendor.stop()));
  const started = startPreview(name, vendors.puppet.url, environmentOf(Object.values(vendors)));
  // A preview that does not start, as where it was not built, must not leave the simulators running: no test would end.
  const preview = await started.catch(async (error: unknown) => {
    await stopVendors();
    throw error;
  });
  const grafana = new GrafanaApi(preview.address);
  await Promise.all(Object.keys(vendors).map((vendor) => liftRateLimit(grafana, `runtrail-${vendor}`)));
  return {
    ...vendors,
    address: preview.address,
    grafana,
    stop: async () => {
      await preview.stop();
      await stopVendors();
    },
  };
}

/** The same for the tests of one file. */
export function useAllVendors(name: string, pace: Pace): () => AllVendors {
  let all: Running | undefined;
  before(async () => {
    all = await startAllVendors(name, pace);
  });
  after(() => all?.stop());
  return () => {
    if (!all) {
      throw new Error('The vendors are not there before the first test.');
    }
    return all;
  };
}

function environmentOf(vendors: readonly Simulator[]): Record<string, string> {
  const addresses = vendors.flatMap(({ vendor, url, controlUrl }) => [
    [`RUNTRAIL_${vendor.toUpperCase()}_URL`, url],
    [`RUNTRAIL_${vendor.toUpperCase()}_CONTROL`, controlUrl],
  ]);
  return {
    ...muchMemory,
    ...(Object.fromEntries(addresses) as Record<string, string>),
    RUNTRAIL_OPUS_KEY: '_opus-key',
    RUNTRAIL_OPCORE_USER: 'auditor',
    RUNTRAIL_OPCORE_PASSWORD: 'opcore-password',
    RUNTRAIL_OPSERA_TOKEN: 'opsera-token',
  };
}
