import type { Fault } from '../../simulators/base/fault';

/** One way in which a vendor's answer looks right and is not. */
export interface QuietCase {
  name: string;
  fault: Fault;
  /** Nothing in the answer could tell: less may be counted while it lasts, but not a moment longer. */
  cannotBeSeen?: true;
  /** What ended hours ago is kept for good as it was read, so the right number comes back with someone's refresh. */
  endsWithARefresh?: true;
  /** It meets a data source that has had a good answer a while ago. */
  afterAGoodAnswer?: true;
}

/** Seconds that the vendor asks to wait; longer than a query of these cases may take. */
export const quietWaitSeconds = 7;
const busy = { kind: 'status', body: 'empty', retryAfter: quietWaitSeconds } as const;

export const quietCases: readonly QuietCase[] = [
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
  { name: 'hours early after a good answer', fault: { kind: 'wrongZone', hours: -5 }, afterAGoodAnswer: true },
  { name: 'empty once after a good answer', fault: { kind: 'noRecords', times: 1 }, afterAGoodAnswer: true },
];
