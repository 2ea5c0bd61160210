import type { VendorRequest } from '../../seam/host';

/** A job as a test needs it; the rest is filled in, in the shape of PE 2021. */
export interface FixtureJob {
  name: string;
  state?: string;
  type?: string;
  created?: string;
  finished?: string | null;
  owner?: unknown;
  nodeStates?: Record<string, number> | null;
  nodeCount?: number;
  options?: Record<string, unknown>;
}

export interface FixtureEvent {
  id: string | number;
  type: string;
  timestamp?: string;
  details?: unknown;
  message?: string;
}

interface Answer {
  status: number;
  body: object;
}

const url = 'https://pe.example.com:8143/orchestrator/v1';

export function jobRecord({ name, state = 'finished', type = 'deploy', ...job }: FixtureJob): Record<string, unknown> {
  const created = job.created ?? '2026-11-21T11:00:00Z';
  const finished = job.finished === undefined ? '2026-11-21T11:05:00Z' : job.finished;
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

/** An orchestrator that answers as PE 2023 does, from jobs and events that a test may change while it runs. */
export class Orchestrator {
  jobs: FixtureJob[] = [];
  readonly events = new Map<string, FixtureEvent[]>();
  /** Records of `GET /plan_jobs`; undefined = a server without that call. */
  planRuns: object[] | undefined = [];
  /** What is answered instead, by the path's end. */
  readonly broken = new Map<string, Answer>();
  /** Whether the pagination says what was asked for. */
  echoes = true;
  /** Whether a filter by finish time drops jobs that have none yet. */
  filterDropsRunning = true;

  add(job: FixtureJob, ...events: FixtureEvent[]): void {
    this.jobs.push(job);
    this.events.set(job.name, events);
  }

  readonly answer = ({ path, parameters = [] }: VendorRequest): Answer => {
    const query = new Map(parameters);
    const inner = path.replace('/orchestrator/v1', '');
    const broken = this.broken.get(inner);
    if (broken !== undefined) {
      return broken;
    }
    const [, collection, name, part] = inner.split('/');
    if (collection === 'plan_jobs' && this.planRuns !== undefined) {
      return { status: 200, body: { items: this.planRuns, pagination: { total: this.planRuns.length } } };
    }
    if (collection === 'jobs' && name === undefined) {
      return this.list(query);
    }
    const job = this.jobs.find((candidate) => candidate.name === name);
    if (collection !== 'jobs' || job === undefined) {
      return { status: 404, body: { kind: 'puppetlabs.orchestrator/unknown-job', msg: 'Unknown job', details: {} } };
    }
    if (part === 'nodes') {
      return { status: 200, body: { items: [] } };
    }
    return part === 'events'
      ? this.eventList(job.name, query)
      : { status: 200, body: { ...jobRecord(job), status: [] } };
  };

  private list(query: ReadonlyMap<string, string>): Answer {
    const since = query.get('min_finish_timestamp');
    const key = query.get('order_by') ?? 'name';
    const matching = this.jobs
      .map(jobRecord)
      .filter(
        ({ finished_timestamp: finished }) =>
          since === undefined || (typeof finished === 'string' ? finished >= since : !this.filterDropsRunning)
      )
      .filter(({ type }) => query.get('type') === undefined || query.get('type') === type)
      .filter(
        ({ options }) => query.get('task') === undefined || JSON.stringify(options).includes(query.get('task') ?? '')
      )
      .sort((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));
    const ordered = query.get('order') === 'desc' ? matching.reverse() : matching;
    const offset = Number(query.get('offset') ?? 0);
    const limit = Number(query.get('limit') ?? ordered.length);
    return {
      status: 200,
      body: {
        items: ordered.slice(offset, offset + limit),
        pagination: { offset, limit, ...(this.echoes ? { order_by: key } : {}), total: ordered.length },
      },
    };
  }

  private eventList(job: string, query: ReadonlyMap<string, string>): Answer {
    const start = Number(query.get('start') ?? 0);
    const items = (this.events.get(job) ?? []).filter(({ id }) => !(Number(id) < start)).map(eventRecord);
    // The page of this endpoint says that the link is the request's own.
    return { status: 200, body: { 'next-events': { id: `${url}/jobs/${job}/events?start=${start}` }, items } };
  }
}

function eventRecord({ timestamp = '2026-11-21T11:00:08Z', details = {}, message, ...event }: FixtureEvent): object {
  return { ...event, timestamp, details, ...(message === undefined ? {} : { message }) };
}
