import type { Simulation } from '../base/simulation';

/** A job as a test needs it; the rest is filled in, in the shape of PE 2021. */
export interface WantedJob {
  name: string;
  state?: string;
  type?: string;
  created?: string;
  finished?: string | null;
  owner?: unknown;
  nodeStates?: Readonly<Record<string, number>> | null;
  nodeCount?: number;
  options?: Readonly<Record<string, unknown>>;
}

const usualFinish = '2026-11-21T11:05:00Z';
const url = 'https://pe.example.com:8143/orchestrator/v1';

export function jobRecord({ name, state = 'finished', type = 'deploy', ...job }: WantedJob): Record<string, unknown> {
  const created = job.created ?? '2026-11-21T11:00:00Z';
  const finished = job.finished === undefined ? usualFinish : job.finished;
  return {
    id: `${url}/jobs/${name}`,
    name,
    command: type,
    type,
    state,
    description: '',
    environment: { name: 'production' },
    created_timestamp: created,
    finished_timestamp: finished,
    timestamp: finished ?? created,
    options: { description: '', noop: false, environment: 'production', ...job.options },
    owner: job.owner ?? { id: '6f0c', login: 'rita', display_name: 'Rita', last_login: '2026-11-21T08:55:00.263Z' },
    node_count: job.nodeCount ?? (job.nodeStates === null ? 0 : 1),
    node_states: job.nodeStates === undefined ? { finished: 1 } : job.nodeStates,
    nodes: { id: `${url}/jobs/${name}/nodes` },
    events: { id: `${url}/jobs/${name}/events` },
    report: { id: `${url}/jobs/${name}/report` },
  };
}

/** An event as a test needs it. */
export interface WantedEvent {
  id: string | number;
  type: string;
  timestamp?: string;
  details?: unknown;
  message?: string;
}

/**
 * Adds a job, or puts another record in the place of one of the same name; its events are added to those it has. Where
 * there are events, the record counts the nodes whose end they tell.
 */
export function addJob(server: Simulation, job: WantedJob, ...events: readonly WantedEvent[]): void {
  const counts = events.length === 0 ? {} : countsOf(events);
  const record = jobRecord({ ...counts, ...job });
  server.add({ job: record, events: events.map((event) => eventRecord({ ...endOf(event, job), ...event })) });
}

function countsOf(events: readonly WantedEvent[]): Pick<WantedJob, 'nodeCount' | 'nodeStates'> {
  const ends = events.map(({ type }) => /^node_(finished|failed|errored|skipped)$/.exec(type)?.[1]);
  const nodeStates: Record<string, number> = {};
  ends.forEach((state) => {
    if (state !== undefined) {
      nodeStates[state] = (nodeStates[state] ?? 0) + 1;
    }
  });
  return { nodeCount: ends.filter((state) => state !== undefined).length, nodeStates };
}

/** A job's own end is when its record says, or will say. */
function endOf({ type }: WantedEvent, { finished }: WantedJob): Pick<WantedEvent, 'timestamp'> {
  return type === 'job_finished' ? { timestamp: finished ?? usualFinish } : {};
}

function eventRecord({ timestamp = '2026-11-21T11:00:08Z', details = {}, ...event }: WantedEvent): object {
  return { ...event, timestamp, details };
}
