import { type Answer, json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Retained } from './retained';
import { compare } from './compare';
import { unknownJob } from './errors';
import type { Job, NodeRun } from './job';
import { jobName, oneOf, wholeNumber } from './parameters';
import { linkTo, nodeRecord } from './records';
import type { Switches } from './switches';

const orders = ['name', 'duration', 'state', 'start_timestamp', 'finish_timestamp'] as const;
const states = ['new', 'ready', 'running', 'stopping', 'stopped', 'finished', 'failed', 'skipped', 'errored'] as const;

/** GET /jobs/:id/nodes */
export function jobNodes(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const name = jobName(request);
  const limit = wholeNumber(request, 'limit');
  const offset = wholeNumber(request, 'offset');
  const orderBy = oneOf(request, 'order_by', orders);
  const order = oneOf(request, 'order', ['asc', 'desc'] as const);
  const state = oneOf(request, 'state', states);
  const job = retained.job(name);
  if (!job) {
    return unknownJob(name);
  }
  const nodes = job.nodes.filter((node) => state === undefined || node.state === state);
  const sign = order === 'desc' ? -1 : 1;
  nodes.sort((one, other) => sign * compare(keyOf(one, orderBy ?? 'name'), keyOf(other, orderBy ?? 'name')));
  const start = offset ?? 0;
  const items = nodes.slice(start, start + (limit ?? Infinity));
  return json({
    items: items.map((node) => nodeRecord(job, node, retained.clock.now())),
    'next-events': nextEvents(job, switches),
    pagination: { ...(limit !== undefined && { limit: limit }), offset: start, total: nodes.length },
  });
}

function nextEvents(job: Job, switches: Readonly<Switches>) {
  const next = String(Math.max(0, ...job.nodes.map(({ latestEvent }) => latestEvent ?? 0)) + 1);
  return { id: linkTo(switches, `/jobs/${job.number}/events?start=${next}`), event: next };
}

function keyOf(node: NodeRun, by: (typeof orders)[number]): string | number {
  switch (by) {
    case 'name':
      return node.name;
    case 'state':
      return node.state;
    case 'start_timestamp':
      return node.start ?? Infinity;
    case 'finish_timestamp':
      return node.finish ?? Infinity;
    case 'duration':
      return node.start === null || node.finish === null ? Infinity : node.finish - node.start;
  }
}
