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

/** A vendor at which things happen all the time. */
export interface LivingVendor {
  vendor: VendorUnderTest;
  start(options: SimulatorOptions): Promise<Simulator>;
  queryTypes: readonly string[];
  /** What to select so that `events`, those of the query's range, are in it. */
  selection(queryType: string, events: readonly TruthEvent[]): object;
  /** What the vendor still tells; absent = everything. */
  kept?(events: readonly TruthEvent[]): TruthEvent[];
  /** What goes on is told of vaguely, and not at all when it is cancelled: only what has ended counts. */
  endsOnly?: true;
  /** Not these kinds, and only at these endpoints: what looks like a refused login is taken for one, and then nothing is asked for a minute. */
  careful?: { without: ReadonlyArray<Fault['kind']>; at: string };
  /** Besides faults of the wire. */
  harm?(simulator: Simulator): void;
}

const short = { historyDays: 0.1 };
const runsOf = (events: readonly TruthEvent[]) => [...new Set(events.flatMap(({ run }) => run ?? []))];

export const livingVendors: readonly LivingVendor[] = [
  {
    vendor: puppet,
    start: (options) => startPuppetSimulator({ ...short, ...options }),
    queryTypes: ['puppet.jobEvents', 'puppet.jobs'],
    selection: () => ({}),
  },
  {
    vendor: opus,
    start: (options) => startOpusSimulator({ ...short, ...options }),
    queryTypes: ['opus.jobAudit'],
    selection: (_, events) => ({ jobs: runsOf(events) }),
    endsOnly: true,
  },
  {
    vendor: opcore,
    start: (options) => startOpcoreSimulator({ ...short, nodes: 12, changeEverySeconds: 60, ...options }),
    queryTypes: ['opcore.nodeAudit'],
    // deleted nodes are not listed
    selection: (_, events) => ({ nodes: runsOf(events) }),
    kept: latestOfEachKind,
    careful: { without: ['htmlOk'], at: 'GET **' },
    harm: (simulator) => simulator.expire('session'),
  },
  {
    vendor: opsera,
    start: (options) => startOpseraSimulator({ ...short, switches: { arrivalsPerPage: 1 }, ...options }),
    queryTypes: ['opsera.userActivity', 'opsera.taskLogs'],
    selection: (queryType, events) =>
      queryType === 'opsera.taskLogs' ? { taskIds: [...new Set(runsOf(events).map((run) => run.split(' ')[0]))] } : {},
  },
];

/** opCore keeps the latest create, edit and delete of a node. */
function latestOfEachKind(events: readonly TruthEvent[]): TruthEvent[] {
  return [...new Map(events.map((event) => [`${event.run} ${event.event}`, event])).values()];
}
