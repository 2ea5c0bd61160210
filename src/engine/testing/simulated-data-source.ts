import type { Simulation } from '../../../tests/simulators/base/simulation';
import type { Settings } from '../connection/settings';
import type { Vendor } from '../vendors/vendor';
import { testDataSource, type TestDataSource, type TestDataSourceOptions } from './data-source';
import { inProcess } from './in-process';

/**
 * A data source whose vendor is the simulator of `tests/simulators`, in process and on the simulator's clock: the one
 * imitation of a vendor, for Jest too. The pattern of a vendor's tests:
 *
 *   const server = simulateOpcore();                          // nothing in it; the clock stands still
 *   server.add({ create: 'web', uuid, records });             // what is given is served word for word; each vendor's
 *   addNode(server, 7, records);                              // `handmade-….ts` fills in what a test does not name
 *   server.setSwitches({ noSessionAs: 'page' });              // a quirk of the vendor: its switches.ts
 *   server.fault({ kind: 'answer', endpoint, body, times });  // an answer word for word, for odd ones
 *   server.fault({ kind: 'status', status: 503, skip: 1 });   // what goes wrong with any vendor: base/fault.ts
 *   server.expire('password');                                // the credential fails
 *   server.afterAnswer(() => server.add(…));                  // the world changes while someone reads
 *   const source = simulatedDataSource(opcore, server, settings);
 *   source.pass(60_000);                                      // moves the simulator's clock
 *   source.calls(); server.log.count('GET /path/:name');      // what was asked
 *
 * What only one test needs is made in that test; what a vendor can do belongs into its simulator.
 */
export function simulatedDataSource(
  vendor: Vendor,
  simulation: Simulation,
  settings: Partial<Settings> = {},
  more: Pick<TestDataSourceOptions, 'shared' | 'account'> = {}
): TestDataSource {
  return testDataSource(vendor, { ...more, answer: inProcess(simulation), clock: simulation.clock, settings });
}
