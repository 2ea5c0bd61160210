import { type Job, type Owner, timestamp } from './job';

/** A finished job with any number of events, its answer made once so that serving it costs nothing. */
export interface BigJob {
  number: number;
  job: Job;
  firstEvent: number;
  events: number;
  /** All items, separated by commas. */
  items: Buffer;
  /** Where each item begins in `items`; one more for the end. */
  offsets: Uint32Array;
}

const lasted = 30 * 60_000;
const past = 10 * 60_000;
const skipReason = 'a dependency failed';
/** Ms: how long ago it began when it is made. */
export const bigJobAge = past + lasted;

/** Every node runs once: it starts, and it ends; one is skipped where an event is over. The last event is `job_finished`. */
export function makeBigJob(wanted: {
  number: number;
  events: number;
  owner: Owner;
  firstEvent: number;
  now: number;
}): BigJob {
  const { number, events, firstEvent } = wanted;
  const finished = Math.floor(wanted.now / 1000) * 1000 - past;
  const created = finished - lasted;
  const offsets = new Uint32Array(events + 1);
  const pieces: string[] = [];
  let length = 0;
  for (let index = 0; index < events; index++) {
    const piece = `${bigEvent(firstEvent, index, events, created)},`;
    offsets[index] = length;
    length += piece.length;
    pieces.push(piece);
  }
  offsets[events] = length;
  return {
    number,
    job: bigJobRecord(wanted, created, finished),
    firstEvent,
    events,
    items: Buffer.from(pieces.join('')),
    offsets,
  };
}

/** The type of the event at `index` of `events`. */
export function bigEventType(index: number, events: number): string {
  if (index === events - 1) {
    return 'job_finished';
  }
  if (index === events - 2 && skippedNodes(events) === 1) {
    return 'node_skipped';
  }
  return index % 2 === 0 ? 'node_running' : index % 200 === 199 ? 'node_failed' : 'node_finished';
}

export function bigNode(index: number): string {
  return `node-${String((index >> 1) + 1).padStart(5, '0')}.example.com`;
}

export function bigTime(index: number, events: number, created: number): number {
  return created + Math.floor(((index / Math.max(1, events - 1)) * lasted) / 1000) * 1000;
}

export function bigChanged(index: number): number {
  return index % 6 === 1 ? 2 : 0;
}

/** ASCII only, so that characters are bytes. */
function bigEvent(firstEvent: number, index: number, events: number, created: number): string {
  const type = bigEventType(index, events);
  const node = bigNode(index);
  const head = `{"id":"${firstEvent + index}","type":"${type}","timestamp":"${timestamp(bigTime(index, events, created))}"`;
  switch (type) {
    case 'job_finished':
      return `${head},"details":{"detail":{"state":"${endState(events)}"}},"message":"Job ${endState(events)}"}`;
    case 'node_skipped':
      return `${head},"details":{"node":"${node}","detail":{"reason":"${skipReason}"}},"message":"Skipped puppet run on ${node}: ${skipReason}"}`;
    case 'node_running':
      return `${head},"details":{"node":"${node}","detail":{"noop":false}},"message":"Started puppet run on ${node} ..."}`;
    default: {
      const changed = bigChanged(index);
      const failed = type === 'node_failed' ? 1 : 0;
      const status = failed ? 'failed' : changed > 0 ? 'changed' : 'unchanged';
      const metrics = `{"corrective_change":0,"out_of_sync":${changed + failed},"restarted":0,"skipped":0,"total":412,"changed":${changed},"scheduled":0,"failed_to_restart":0,"failed":${failed}}`;
      const message = failed ? `Puppet run on ${node} failed` : `Finished puppet run on ${node} - Success! `;
      return `${head},"details":{"node":"${node}","detail":{"noop":false,"status":"${status}","metrics":${metrics}}},"message":"${message}"}`;
    }
  }
}

function bigJobRecord(
  wanted: { number: number; events: number; owner: Owner },
  created: number,
  finished: number
): Job {
  const nodes = Math.ceil((wanted.events - 1) / 2);
  const failed = failedNodes(wanted.events);
  const skipped = skippedNodes(wanted.events);
  const state = endState(wanted.events);
  return {
    number: wanted.number,
    type: 'deploy',
    task: null,
    planJob: null,
    environment: 'production',
    noop: false,
    owner: wanted.owner,
    description: `A deployment with ${wanted.events} events`,
    created,
    finished,
    state,
    history: [
      { state: 'new', time: created },
      { state: 'running', time: created },
      { state, time: finished },
    ],
    nodes: [],
    nodeStates: {
      finished: nodes - failed - skipped,
      ...(failed > 0 && { failed }),
      ...(skipped > 0 && { skipped }),
    },
    events: [],
  };
}

function failedNodes(events: number): number {
  return Math.floor((events - 1) / 200);
}

/** Of an even number of events one is neither the job's end nor half of a node's run. */
function skippedNodes(events: number): number {
  return events > 0 && events % 2 === 0 ? 1 : 0;
}

function endState(events: number): 'failed' | 'finished' {
  return failedNodes(events) > 0 ? 'failed' : 'finished';
}
