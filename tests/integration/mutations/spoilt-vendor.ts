import * as v from 'valibot';
import type { Simulator } from '../../simulators/base/simulator';
import { opcore } from '../vendors/opcore';
import { opsera } from '../vendors/opsera';
import { opus } from '../vendors/opus';
import { puppet } from '../vendors/puppet';
import type { VendorUnderTest } from '../vendors/vendor-under-test';

/** A vendor whose answers are to be spoilt. */
export interface SpoiltVendor {
  vendor: VendorUnderTest;
  /** Makes something of every kind, and answers with selections by query type: those of one case, which has a number. */
  fill(simulator: Simulator): Filled;
  /** Answers that stay good: where a bad one would only keep the others from being asked for. */
  spared: RegExp;
}

export interface Filled {
  selections(queryType: string, number: number): readonly [object, ...object[]];
  /** The path with the real id in the place of a case's. */
  real(path: string): string;
}

const minute = 60_000;
/** Ids of cases begin here; no vendor uses them itself. */
const firstId = 50_000_000;

const added = (name: string, what: unknown) => v.parse(v.looseObject({ [name]: v.string() }), what)[name] ?? '';

export const spoiltVendors: readonly SpoiltVendor[] = [
  {
    vendor: puppet,
    spared: /^$/,
    fill: (simulator) => {
      for (const type of ['deploy', 'task', 'plan_task'] as const) {
        simulator.add({ start: true, type, nodes: 3 });
        simulator.add({ start: true, type, nodes: 2, fails: true });
      }
      simulator.clock.advance(30 * minute);
      const job = added('job', simulator.add({ events: 9 }));
      simulator.add({ start: true, type: 'deploy', nodes: 4 });
      simulator.clock.advance(minute);
      return {
        selections: (_, number) => [
          {},
          { jobs: [String(firstId + number)] },
          { jobs: [String(firstId + number), '1'] },
        ],
        real: (path) => path.replace(/5\d{7}/, job),
      };
    },
  },
  {
    vendor: opus,
    spared: /^$/,
    fill: (simulator) => {
      const job = added('job', simulator.add({ start: true, fails: true }));
      simulator.clock.advance(20 * minute);
      const other = added('job', simulator.add({ start: true, fails: false }));
      simulator.clock.advance(minute / 4);
      const id = (number: number) => String(firstId + number);
      return {
        selections: (_, number) => [{ jobs: [id(number)] }, { jobs: [id(number), other] }, { jobs: [other, '1'] }],
        real: (path) => path.replace(/5\d{7}/, job),
      };
    },
  },
  {
    vendor: opcore,
    // a login that is refused is not tried again for a minute
    spared: /login/,
    fill: (simulator) => {
      const nodes = ['core-sw-1', 'edge "2" <b>', ''].map((name) => added('node', simulator.add({ create: name })));
      simulator.clock.advance(minute);
      nodes.forEach((edit) => simulator.add({ edit }));
      simulator.add({ delete: nodes[2] });
      simulator.clock.advance(minute);
      return { selections: () => [{}, { nodes }, { nodes: nodes.slice(2) }], real: (path) => path };
    },
  },
  {
    vendor: opsera,
    spared: /^$/,
    fill: (simulator) => {
      simulator.add({ records: 12 });
      const task = added('task', simulator.add({ run: 'nightly scan' }));
      simulator.add({ run: 'nightly scan', fails: true });
      simulator.clock.advance(10 * minute);
      return {
        selections: (queryType) =>
          queryType === 'opsera.taskLogs'
            ? [{ taskIds: [task] }, { taskNames: ['nightly scan'] }, { taskIds: [task], runCounts: ['1'] }]
            : [{}, { actions: ['update', 'create'] }, { activityTypes: ['pipeline'] }],
        real: (path) => path,
      };
    },
  },
];
