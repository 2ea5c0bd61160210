import { type Answer, json, jsonType, text } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Retained } from './retained';
import type { BigJob } from './big-job';
import { unknownJob } from './errors';
import { jobName, wholeNumber } from './parameters';
import { eventRecord, linkTo } from './records';
import { sampleBody, sampleEvent, sampleJob } from './sample';
import type { Switches } from './switches';

/** GET /jobs/:id/events */
export function jobEvents(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const name = jobName(request);
  const start = wholeNumber(request, 'start');
  const job = retained.job(name);
  if (!job) {
    return unknownJob(name);
  }
  const from = start ?? 0;
  if (name === sampleJob && !job.given && from <= sampleEvent) {
    return text(sampleBody, jsonType);
  }
  const big = retained.company.bigJobs.get(job.number);
  if (big) {
    return bigJobEvents(big, from, start, switches);
  }
  if (job.given) {
    const items = job.given.events.filter(({ id }) => !(Number(id) < from));
    return json({ ...nextEvents(name, Number(items.at(-1)?.['id'] ?? NaN), start, switches), items });
  }
  const items = retained.events(job).filter(({ id }) => id >= from);
  const next = nextEvents(name, items.at(-1)?.id, start, switches);
  return json({ ...next, items: items.map(eventRecord) });
}

function bigJobEvents(big: BigJob, from: number, start: number | undefined, switches: Readonly<Switches>): Answer {
  const index = Math.min(Math.max(0, from - big.firstEvent), big.events);
  const end = big.offsets[big.events] ?? 0;
  const begin = big.offsets[index] ?? end;
  const last = index < big.events ? big.firstEvent + big.events - 1 : undefined;
  const head = JSON.stringify({ ...nextEvents(String(big.number), last, start, switches), items: [] }).slice(0, -2);
  // the last comma is left out
  return text([Buffer.from(head), big.items.subarray(begin, Math.max(begin, end - 1)), Buffer.from(']}')], jsonType);
}

/** A link to the event after the last one; on which host is the server's whim. */
function nextEvents(name: string, last: number | undefined, start: number | undefined, switches: Readonly<Switches>) {
  const path = `/jobs/${name}/events`;
  const link = (from: number | undefined) => ({
    'next-events': { id: linkTo(switches, from === undefined ? path : `${path}?start=${from}`) },
  });
  if (switches.seedStyleNextLink) {
    return link(start);
  }
  if (last !== undefined && !Number.isNaN(last)) {
    return link(last + 1);
  }
  return switches.nextEventsAtEnd === 'same' ? link(start) : {};
}
