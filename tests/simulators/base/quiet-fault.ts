import * as v from 'valibot';
import type { RecordsAt } from './records';
import { where } from './where';

/** How an answer can be wrong that looks right: 200, the vendor's own shape, nothing that says so. */
export const quietFaults = [
  /** Every time of a record is written as no client reads it: the vendor changed its format. */
  v.object({ ...where, kind: v.literal('timeFormat') }),
  /** Every record's id is an object. */
  v.object({ ...where, kind: v.literal('idForm') }),
  /** Every third record has no time, beginning with the first. */
  v.object({ ...where, kind: v.literal('lostTimes') }),
  /** Half of the records; the counts stay. */
  v.object({ ...where, kind: v.literal('cutList') }),
  /** All records, and counts that say one more. */
  v.object({ ...where, kind: v.literal('countedNotShown') }),
  /** Times of another zone. Hours east; absent = 2. */
  v.object({ ...where, kind: v.literal('wrongZone'), hours: v.optional(v.number()) }),
  /** The `Date` header is so far ahead (negative: behind). */
  v.object({ ...where, kind: v.literal('clockSkew'), seconds: v.number() }),
  /** The newest record is dated so far ahead of now. Absent = an hour. */
  v.object({ ...where, kind: v.literal('future'), minutes: v.optional(v.number()) }),
  /** One record is not there yet, though later ones are: its id was given out early and committed late. */
  v.object({ ...where, kind: v.literal('lateId') }),
  /** No record at all, and counts that agree. */
  v.object({ ...where, kind: v.literal('noRecords') }),
  /** The newest record is gone, and counts agree: of a list from before, or of one that shows less than it did. */
  v.object({ ...where, kind: v.literal('newestMissing') }),
  /** Every record is there twice, and counts agree. */
  v.object({ ...where, kind: v.literal('twice') }),
  /** Every record says in a word of no documentation how it ended. */
  v.object({ ...where, kind: v.literal('unknownWord') }),
  /** An HTTP cache on the way has kept the answer for so long, and says so. */
  v.object({ ...where, kind: v.literal('cached'), seconds: v.number() }),
  /** The vendor's own error beside an empty list, and status 200. */
  v.object({ ...where, kind: v.literal('errorInside') }),
  /** 206 with half of the records, and counts that agree. */
  v.object({ ...where, kind: v.literal('partialContent') }),
] as const;

export type QuietFault = v.InferOutput<(typeof quietFaults)[number]>;

export function isQuiet(fault: { kind: string }): fault is QuietFault {
  return quietFaults.some(({ entries }) => entries.kind.literal === fault.kind);
}

/** Whether there is anything in such an answer that this fault could spoil. */
export function canSpoil({ kind }: QuietFault, at: RecordsAt | undefined): boolean {
  switch (kind) {
    case 'clockSkew':
    case 'cached':
      return true;
    case 'timeFormat':
    case 'lostTimes':
    case 'wrongZone':
    case 'future':
      return at !== undefined && at.times.length > 0;
    case 'idForm':
      return at?.id !== undefined;
    case 'cutList':
    case 'countedNotShown':
      return at?.counts !== undefined;
    case 'unknownWord':
      return at?.words !== undefined;
    case 'lateId':
    case 'noRecords':
    case 'newestMissing':
    case 'twice':
    case 'errorInside':
    case 'partialContent':
      return at?.rows !== undefined;
  }
}
