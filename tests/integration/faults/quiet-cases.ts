import type { Fault } from '../../simulators/base/fault';
import type { EndpointUnderTest } from '../vendors/vendor-under-test';

/** One way in which a vendor's answer looks right and is not. */
export interface QuietCase {
  name: string;
  fault: Fault | Quirk;
  /** Nothing could tell: less may be counted while it lasts, but not a moment longer. A list: at these endpoints. */
  cannotBeSeen?: true | readonly string[];
  /** What ended hours ago is kept for good as it was read, so the right number comes back with someone's refresh. */
  endsWithARefresh?: true;
  /** It meets a data source that has had a good answer a while ago. */
  afterAGoodAnswer?: true;
  /** Only what ended in a way that is known is asked for. */
  knownOutcomes?: true;
  /** The range has a midnight in it, whenever it is asked for. */
  overMidnight?: true;
  /** Only at endpoints that name it. */
  named?: true;
}

/** What is wrong with the server of one endpoint, by its switches. */
export interface Quirk {
  endpoint: string;
  switches: Readonly<Record<string, unknown>>;
}

export function isQuirk(fault: Fault | Quirk): fault is Quirk {
  return 'switches' in fault;
}

/** Those that are tried at an endpoint. */
export function quietCasesAt({ endpoint, isQuery, only }: EndpointUnderTest): readonly QuietCase[] {
  return quietCases.filter(({ name, fault, named }) => {
    const isTried = only === undefined ? named !== true : only.includes(name);
    return isQuery && isTried && (!isQuirk(fault) || fault.endpoint === endpoint);
  });
}

/** Seconds that the vendor asks to wait; longer than a query of these cases may take. */
export const quietWaitSeconds = 7;
const byDate = 'GET /api/v2/logs/audit/user';
/** Of their records nothing is remembered from one query to the next. */
const ofTask = 'POST /api/v2/logs/task';
const ofNode = 'GET /omk/opCore/v2/audit/:uuid';
const busy = { kind: 'status', body: 'empty', retryAfter: quietWaitSeconds } as const;

const quietCases: readonly QuietCase[] = [
  { name: 'times in a form that nobody reads', fault: { kind: 'timeFormat' } },
  { name: 'ids in a form that nobody reads', fault: { kind: 'idForm' } },
  { name: 'some records without a time', fault: { kind: 'lostTimes' } },
  { name: 'list cut short', fault: { kind: 'cutList' } },
  { name: 'counted but not shown', fault: { kind: 'countedNotShown' } },
  { name: 'wrong zone', fault: { kind: 'wrongZone', hours: 6 } },
  { name: 'clock 5 minutes ahead', fault: { kind: 'clockSkew', seconds: 300 }, endsWithARefresh: true },
  { name: 'clock 5 minutes behind', fault: { kind: 'clockSkew', seconds: -300 }, endsWithARefresh: true },
  { name: 'record from the future', fault: { kind: 'future' } },
  { name: 'id committed late', fault: { kind: 'lateId' }, cannotBeSeen: true, endsWithARefresh: true },
  { name: 'empty once', fault: { kind: 'noRecords', times: 1 }, cannotBeSeen: true },
  { name: '429 after a good answer', fault: { ...busy, status: 429 }, afterAGoodAnswer: true },
  { name: '503 after a good answer', fault: { ...busy, status: 503 }, afterAGoodAnswer: true },
  { name: 'empty once after a good answer', fault: { kind: 'noRecords', times: 1 }, afterAGoodAnswer: true },
  { name: 'answer of a cache', fault: { kind: 'cached', seconds: 600 } },
  { name: 'error beside an empty list', fault: { kind: 'errorInside' } },
  { name: 'half of the content (206)', fault: { kind: 'partialContent' } },
  { name: 'records listed twice', fault: { kind: 'twice' } },
  { name: 'word of no documentation', fault: { kind: 'unknownWord' }, knownOutcomes: true },
  {
    name: 'newest known record missing',
    fault: { kind: 'newestMissing' },
    afterAGoodAnswer: true,
    cannotBeSeen: [ofTask],
  },
  {
    name: 'times 6 hours back',
    fault: { kind: 'wrongZone', hours: -6 },
    afterAGoodAnswer: true,
    cannotBeSeen: [ofTask, ofNode],
  },
  { name: 'more happened than shown', fault: { kind: 'newestMissing' }, named: true },
  { name: 'events before their own job', fault: { kind: 'wrongZone', hours: -6 }, named: true },
  {
    name: 'created, and no record shows it',
    fault: { kind: 'status', status: 400 },
    afterAGoodAnswer: true,
    named: true,
  },
  { name: 'dates find nothing', fault: { endpoint: byDate, switches: { dates: 'nothing' } } },
  {
    name: 'dates are hours of each day',
    fault: { endpoint: byDate, switches: { dates: 'hours' } },
    overMidnight: true,
  },
  { name: 'dates of another zone', fault: { endpoint: byDate, switches: { filterZoneMinutes: -420 } } },
  { name: 'dates required', fault: { endpoint: byDate, switches: { undated: 'refused' } } },
];
