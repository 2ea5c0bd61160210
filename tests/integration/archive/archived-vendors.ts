import type { Fault } from '../../simulators/base/fault';
import type { Simulator } from '../../simulators/base/simulator';
import type { SimulatorOptions } from '../../simulators/base/start-simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import { startOpcoreSimulator } from '../../simulators/opcore/start';
import { startOpseraSimulator } from '../../simulators/opsera/start';
import { startOpusSimulator } from '../../simulators/opus/start';
import { startPuppetSimulator } from '../../simulators/puppet/start';
import { opcore } from '../vendors/opcore';
import { opsera } from '../vendors/opsera';
import { opus } from '../vendors/opus';
import { puppet } from '../vendors/puppet';
import type { VendorUnderTest } from '../vendors/vendor-under-test';

/** A vendor that lives for weeks while it is archived. */
export interface ArchivedVendor {
  vendor: VendorUnderTest;
  queryTypes: readonly string[];
  /** @param every something happens in so many seconds, now as long ago */
  start(options: SimulatorOptions, historyDays: number, every: number): Promise<Simulator>;
  /** What is wrong with the wire does not look like this: a refused login is taken for one, and nothing is asked for a minute. */
  without?: Fault['kind'];
  /** What must be archived, where the vendor itself forgets; absent = everything that has ended. */
  mayMiss?(events: readonly TruthEvent[]): TruthEvent[];
}

export const archivedVendors: readonly ArchivedVendor[] = [
  {
    vendor: puppet,
    queryTypes: ['puppet.jobEvents', 'puppet.jobs'],
    start: (options, historyDays, every) =>
      // It keeps everything, so that nothing is lost by its hand.
      startPuppetSimulator({ jobEverySeconds: every, historyDays, switches: { pruneDays: 10_000 }, ...options }),
  },
  {
    vendor: opus,
    queryTypes: ['opus.jobAudit'],
    start: (options, historyDays, every) => startOpusSimulator({ jobEverySeconds: every, historyDays, ...options }),
  },
  {
    vendor: opcore,
    queryTypes: ['opcore.nodeAudit'],
    start: (options, historyDays, every) =>
      startOpcoreSimulator({ nodes: 20, changeEverySeconds: 2 * every, historyDays, ...options }),
    without: 'htmlOk',
    mayMiss: latestOfEachKind,
  },
  {
    vendor: opsera,
    queryTypes: ['opsera.userActivity', 'opsera.taskLogs'],
    start: (options, historyDays, every) =>
      startOpseraSimulator({
        actionEverySeconds: every,
        taskEverySeconds: every,
        historyDays,
        switches: { taskLogs: 'logs' },
        ...options,
      }),
  },
];

/** opCore keeps the latest create, edit and delete of a node; of deleted ones those alone are known that were listed once. */
function latestOfEachKind(events: readonly TruthEvent[]): TruthEvent[] {
  const latest = [...new Map(events.map((event) => [`${event.run ?? ''} ${event.event}`, event])).values()];
  const gone = new Set(events.filter(({ event }) => event === 'delete node').map(({ run }) => run));
  return latest.filter(({ run }) => !gone.has(run));
}
