import { type Answer, json, wholeBody } from './answer';
import type { QuietFault } from './quiet-fault';
import {
  type JsonObject,
  type RecordsAt,
  forgetNames,
  isObject,
  leaveOut,
  recordsIn,
  recount,
  repeat,
} from './records';
import type { Spoilable } from './spoilable';
import { asNobodyReads, readTime, writeTime } from './time-forms';

/** The good answer with the fault in it. */
export function quietlyWrong(fault: QuietFault, spoilable: Spoilable): Answer {
  const { records: at, now, vendorError } = spoilable;
  const good = spoilable.good();
  const dated = (seconds: number, more?: Answer['headers']) => {
    const date = new Date(now + seconds * 1000).toUTCString();
    return { ...good, headers: { ...good.headers, Date: date, ...more } };
  };
  if (fault.kind === 'clockSkew') {
    return dated(fault.seconds);
  }
  if (fault.kind === 'cached') {
    return dated(-fault.seconds, { Age: String(fault.seconds) });
  }
  if (at === undefined || good.status > 299) {
    return good;
  }
  const body = parsed(good);
  spoil(fault, body, at, now);
  const status = fault.kind === 'partialContent' ? 206 : good.status;
  const whole = fault.kind === 'errorInside' ? beside(body, parsed(vendorError(500))) : body;
  return { ...json(whole, status), headers: good.headers };
}

/** What the body says of itself, that all went well or how many there are, is not said beside an error. */
function beside(body: unknown, error: unknown): unknown {
  return isObject(body) && isObject(error)
    ? { ...Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'object')), ...error }
    : error;
}

function parsed(answer: Answer): unknown {
  return JSON.parse(wholeBody(answer).toString('utf8'));
}

type InRecords = Exclude<QuietFault, { kind: 'clockSkew' | 'cached' }>;

function spoil(fault: InRecords, body: unknown, at: RecordsAt, now: number): void {
  const records = recordsIn(body, at);
  const changeTimes = (change: (time: unknown) => unknown) => {
    for (const record of records) {
      for (const key of at.times.filter((name) => name in record)) {
        record[key] = change(record[key]);
      }
    }
  };
  switch (fault.kind) {
    case 'timeFormat':
      changeTimes(asNobodyReads);
      return;
    case 'wrongZone':
      changeTimes((time) => shifted(time, (fault.hours ?? 2) * 3_600_000));
      return;
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
      const record = records[newestOf(records, at)];
      if (record) {
        record[key] = writeTime(record[key], now + (fault.minutes ?? 60) * 60_000);
      }
      return;
    }
    case 'cutList':
      leaveOut(body, at, (index) => index >= Math.ceil(records.length / 2));
      return;
    case 'countedNotShown':
      recount(body, at, (count) => count + 1);
      return;
    case 'lateId':
      if (records.length > 1) {
        omit(body, at, (index) => index === records.length - 2);
      }
      return;
    case 'newestMissing': {
      const newest = newestOf(records, at);
      omit(body, at, (index) => index === newest);
      return;
    }
    case 'partialContent':
      omit(body, at, (index) => index >= Math.ceil(records.length / 2));
      return;
    case 'noRecords':
    case 'errorInside':
      omit(body, at, () => true);
      recount(body, at, () => 0);
      return;
    case 'twice':
      repeat(body, at);
      recount(body, at, (count) => 2 * count);
      return;
    case 'unknownWord':
      for (const record of records) {
        for (const key of (at.words ?? []).filter((name) => name in record)) {
          record[key] = 'hibernating';
        }
      }
  }
}

/** Counts and names agree with what is left. */
function omit(body: unknown, at: RecordsAt, isOut: (index: number) => boolean): void {
  const before = recordsIn(body, at).length;
  leaveOut(body, at, isOut);
  const omitted = before - recordsIn(body, at).length;
  recount(body, at, (count) => count - omitted);
  forgetNames(body, at);
}

/** The place of the record that happened last, or else of the last one. */
function newestOf(records: readonly JsonObject[], at: RecordsAt): number {
  const [key = ''] = at.times;
  const times = records.map((record) => readTime(record[key])).map((time) => (Number.isNaN(time) ? -Infinity : time));
  return times.lastIndexOf(Math.max(...times));
}

function shifted(time: unknown, milliseconds: number): unknown {
  const read = readTime(time);
  return Number.isNaN(read) ? time : writeTime(time, read + milliseconds);
}
