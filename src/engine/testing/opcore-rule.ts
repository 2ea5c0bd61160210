import type { Simulation } from '../../../tests/simulators/base/simulation';
import type { Settings } from '../connection/settings';
import { opcore } from '../vendors/opcore';
import { nodeAudit } from '../vendors/opcore/node-audit/reader';
import { told, type TestDataSource } from './data-source';
import type { onlyEvents } from './only-events';
import { plainRequest } from './plain-request';
import { simulatedDataSource } from './simulated-data-source';

/** Ms. */
export const minute = 60_000;

/** A data source of the simulated server, which lets this user in. */
export const opcoreOf = (server: Simulation, settings: Partial<Settings> = {}): TestDataSource =>
  simulatedDataSource(opcore, server, { vendorOptions: { username: 'auditor' }, ...settings });

/** What an alert rule is told of opCore's nodes that is evaluated each minute, of the last ten. */
export async function readAsRule(source: TestDataSource, only: ReturnType<typeof onlyEvents>) {
  const to = source.host.now();
  const request = { ...plainRequest, selection: { nodes: [] }, from: to - 10 * minute, to, only };
  return told(await nodeAudit.read(request, source.client({ freshness: 'rules' })));
}
