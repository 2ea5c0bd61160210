import type { Simulator } from '../simulators/base/simulator';
import { opcore } from './vendors/opcore';
import { opsera } from './vendors/opsera';
import { opus } from './vendors/opus';
import { puppet } from './vendors/puppet';
import type { VendorUnderTest } from './vendors/vendor-under-test';

/** A vendor, and a query that takes many calls. */
export interface Busy {
  vendor: VendorUnderTest;
  /** Adds what takes many calls to read. */
  query(simulator: Simulator): object;
}

const many = <T>(make: (index: number) => T) => Array.from({ length: 30 }, (_, index) => make(index));

export const busyVendors: readonly Busy[] = [
  {
    vendor: puppet,
    query: (simulator) => {
      many(() => simulator.add({ events: 7 }));
      return { queryType: 'puppet.jobEvents' };
    },
  },
  {
    vendor: opus,
    query: (simulator) => {
      const jobs = many(() => simulator.add({ start: true, fails: false })['job']);
      simulator.clock.advance(60_000);
      return { queryType: 'opus.jobAudit', jobs };
    },
  },
  {
    vendor: opcore,
    query: (simulator) => {
      const at = simulator.clock.now() - 60_000;
      return {
        queryType: 'opcore.nodeAudit',
        nodes: many((index) => simulator.add({ create: `node-${index}`, at })['node']),
      };
    },
  },
  {
    vendor: opsera,
    query: (simulator) => {
      simulator.setSwitches({ mostPerPage: 20 });
      simulator.add({ records: 600, minutes: 30 });
      return { queryType: 'opsera.userActivity' };
    },
  },
];
