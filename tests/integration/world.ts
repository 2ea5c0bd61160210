import { after, before } from 'node:test';
import { GrafanaApi } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import type { Simulator } from '../simulators/base/simulator';
import { type PuppetSimulatorOptions, startPuppetSimulator } from '../simulators/puppet/start';

/** The uid of the provisioned Puppet data source. */
export const puppetUid = 'runtrail-puppet';

export interface World {
  puppet: Simulator;
  grafana: GrafanaApi;
}

/** A Puppet simulator and the preview with the built plugin in front of it, for the tests of one file. */
export function useWorld(name: string, options: PuppetSimulatorOptions = {}): () => World {
  let world: World | undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  before(async () => {
    const puppet = await startPuppetSimulator({ speed: 0, ...options });
    const preview = await startPreview(name, puppet.url);
    stop = async () => {
      await preview.stop();
      await puppet.stop();
    };
    world = { puppet, grafana: new GrafanaApi(preview.address) };
  });
  after(() => stop());
  return () => {
    if (!world) {
      throw new Error('The world is not there before the first test.');
    }
    return world;
  };
}
