import { after, before } from 'node:test';
import * as v from 'valibot';
import { GrafanaApi } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import type { Simulator } from '../simulators/base/simulator';
import type { PuppetOptions } from '../simulators/puppet/side';
import { startPuppetSimulator } from '../simulators/puppet/start';

/** The uid of the provisioned Puppet data source. */
export const puppetUid = 'runtrail-puppet';

export interface World {
  puppet: Simulator;
  grafana: GrafanaApi;
}

/**
 * A Puppet simulator and the preview with the built plugin in front of it, for the tests of one file.
 * @param environment of the plugin, as for `startPreview`
 */
export function useWorld(
  name: string,
  options: PuppetOptions = {},
  environment?: Readonly<Record<string, string>>
): () => World {
  let world: World | undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  before(async () => {
    const puppet = await startPuppetSimulator({ speed: 0, ...options });
    // A preview that does not start, as where it was not built, must not leave the simulator running: no test would end.
    stop = () => puppet.stop();
    const preview = await startPreview(name, puppet.url, environment);
    stop = async () => {
      await preview.stop();
      await puppet.stop();
    };
    world = { puppet, grafana: new GrafanaApi(preview.address) };
    await liftRateLimit(world.grafana);
  });
  after(() => stop());
  return () => {
    if (!world) {
      throw new Error('The world is not there before the first test.');
    }
    return world;
  };
}

/** The preview with the built plugin alone, for the tests of one file that bring vendors of their own. */
export function useGrafana(name: string): () => GrafanaApi {
  let grafana: GrafanaApi | undefined;
  let stop: () => Promise<void> = () => Promise.resolve();
  before(async () => {
    // Its own Puppet is not asked for anything.
    const preview = await startPreview(name, 'http://127.0.0.1:9');
    stop = () => preview.stop();
    grafana = new GrafanaApi(preview.address);
  });
  after(() => stop());
  return () => {
    if (!grafana) {
      throw new Error('The preview is not there before the first test.');
    }
    return grafana;
  };
}

/** Seconds. */
const patient = { timeout: 120, queryTimeout: 240 };

const savedSchema = v.looseObject({ jsonData: v.looseObject({}) });

/** Simulators have no limit, so tests need not wait for that of a data source; and a busy machine is no slow vendor. */
export async function liftRateLimit(grafana: GrafanaApi, uid = puppetUid): Promise<void> {
  const path = `/api/datasources/uid/${uid}`;
  const saved = v.parse(savedSchema, await (await grafana.send('GET', path)).json());
  const jsonData = { ...saved.jsonData, maxRequestsPerSecond: 1000, maxConcurrentRequests: 16, ...patient };
  await grafana.send('PUT', path, { ...saved, jsonData });
}
