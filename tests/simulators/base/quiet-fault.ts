import * as v from 'valibot';
import { type Answer, json } from './answer';
import { wholeBody } from './whole-body';
import { type RecordsAt, forgetNames, leaveOut, recordsIn, recount } from './records';
import { asNobodyReads, readTime, writeTime } from './time-forms';
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
] as const;

type QuietFault = v.InferOutput<(typeof quietFaults)[number]>;

export function isQuiet(fault: { kind: string }): fault is QuietFault {
  return quietFaults.some(({ entries }) => entries.kind.literal === fault.kind);
}

/** Whether there is anything in such an answer that this fault could spoil. */
export function canSpoil({ kind }: QuietFault, at: RecordsAt | undefined): boolean {
  switch (kind) {
    case 'clockSkew':
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
    case 'lateId':
    case 'noRecords':
      return at?.rows !== undefined;
  }
}

/** The good answer with the fault in it; `now` in epoch ms. */
export function quietlyWrong(fault: QuietFault, good: Answer, at: RecordsAt | undefined, now: number): Answer {
  if (fault.kind === 'clockSkew') {
    const date = new Date(now + fault.seconds * 1000).toUTCString();
    return { ...good, headers: { ...good.headers, Date: date } };
  }
  if (at === undefined || good.status > 299) {
    return good;
  }
  const body: unknown = JSON.parse(wholeBody(good).toString('utf8'));
  spoil(fault, body, at, now);
  return { ...json(body, good.status), headers: good.headers };
}

function spoil(fault: Exclude<QuietFault, { kind: 'clockSkew' }>, body: unknown, at: RecordsAt, now: number): void {
  const records = recordsIn(body, at);
  const changeTimes = (change: (time: unknown) => unknown) => {
    for (const record of records) {
      for (const key of at.times.filter((name) => name in record)) {
        record[key] = change(record[key]);
      }
    }
  };
  switch (fault.kind) {
    case 'timeFormat': {
      changeTimes(asNobodyReads);
      return;
    }
    case 'wrongZone': {
      changeTimes((time) => shifted(time, (fault.hours ?? 2) * 3_600_000));
      return;
    }
    case 'idForm':
      records.forEach((record) => {
        const { id = '' } = at;
        record[id] = { value: record[id] };
      });
      return;
    case 'lostTimes':
      records.forEach((record, index) => {
        if (index % 3 === 0) {
          at.times.forEach((key) => Reflect.deleteProperty(record, key));
        }
      });
      return;
    case 'future': {
      const [key = ''] = at.times;
      const newest = Math.max(...records.map((record) => readTime(record[key])).filter((time) => !Number.isNaN(time)));
      const record = records.find((candidate) => readTime(candidate[key]) === newest);
      if (record) {
        record[key] = writeTime(record[key], now + (fault.minutes ?? 60) * 60_000);
      }
      return;
    }
    case 'cutList': {
      leaveOut(body, at, (index) => index >= Math.ceil(records.length / 2));
      return;
    }
    case 'countedNotShown': {
      recount(body, at, (count) => count + 1);
      return;
    }
    case 'lateId':
      if (records.length > 1) {
        leaveOut(body, at, (index) => index === records.length - 2);
        recount(body, at, (count) => count - 1);
        forgetNames(body, at);
      }
      return;
    case 'noRecords':
      leaveOut(body, at, () => true);
      recount(body, at, () => 0);
      forgetNames(body, at);
  }
}

function shifted(time: unknown, milliseconds: number): unknown {
  const read = readTime(time);
  return Number.isNaN(read) ? time : writeTime(time, read + milliseconds);
}
