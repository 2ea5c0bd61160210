import type { Company } from './company';
import { type Job, type JobEvent, type NodeRun, timestamp } from './job';
import type { Switches } from './switches';

export function linkTo(switches: Readonly<Switches>, path: string): string {
  return `https://${switches.linkHost}/orchestrator/v1${path}`;
}

/** A job as GET /jobs and GET /jobs/:id show it. @param finished as the record says it, epoch ms */
export function jobRecord(
  job: Job,
  finished: number | null,
  switches: Readonly<Switches>
): Readonly<Record<string, unknown>> {
  if (job.given) {
    return job.given.record;
  }
  const link = (part = '') => linkTo(switches, `/jobs/${job.number}${part}`);
  const last = job.history.at(-1)?.time ?? job.created;
  const states = job.nodeStates ?? countStates(job.nodes);
  return {
    id: link(),
    name: String(job.number),
    command: shownType(job, switches),
    type: shownType(job, switches),
    state: job.state,
    description: job.description,
    environment: { name: job.environment },
    created_timestamp: timestamp(job.created),
    ...finishedKey(finished, switches),
    timestamp: timestamp(last),
    duration: ((job.finished ?? last) - job.created) / 1000 + 0.71,
    options: optionsOf(job),
    owner: ownerOf(job, switches),
    node_count: Object.values(states ?? {}).reduce((sum, count) => sum + count, 0),
    ...(switches.nodeStates && { node_states: states }),
    userdata: {},
    nodes: { id: link('/nodes') },
    events: { id: link('/events') },
    report: { id: link('/report') },
  };
}

const addedTypes = [
  'plan_script',
  'plan_command',
  'plan_upload',
  'plan_wait',
  'plan_apply',
  'plan_apply_prep',
] as const;

/** The type as this server calls it. */
export function shownType(job: Job, { moreJobTypes }: Readonly<Switches>): string {
  return moreJobTypes && job.planJob !== null ? (addedTypes[job.planJob % addedTypes.length] ?? job.type) : job.type;
}

/** Every type that this server knows. */
export function typesOf({ moreJobTypes }: Readonly<Switches>): readonly string[] {
  return ['deploy', 'task', 'plan_task', ...(moreJobTypes ? addedTypes : [])];
}

export function statusHistory(job: Job) {
  return job.history.map(({ state, time }, index) => {
    const next = job.history[index + 1];
    return { state, enter_time: timestamp(time), exit_time: next ? timestamp(next.time) : null };
  });
}

/** Key order differs from event to event, as it does between captures of real servers. */
export function eventRecord(event: JobEvent) {
  const details = {
    ...(event.node !== null && { node: event.node }),
    ...(event.detail !== null && { detail: event.detail }),
  };
  const rest = { timestamp: timestamp(event.time), details, message: event.message };
  return event.id % 2 === 0
    ? { id: String(event.id), type: event.type, ...rest }
    : { type: event.type, ...rest, id: String(event.id) };
}

export function nodeRecord(job: Job, node: NodeRun, now: number) {
  const isOver = node.finish !== null;
  return {
    name: node.name,
    state: node.state,
    transport: 'pcp',
    transaction_uuid: null,
    start_timestamp: node.start === null ? null : timestamp(node.start),
    finish_timestamp: node.finish === null ? null : timestamp(node.finish),
    timestamp: timestamp(node.finish ?? node.start ?? job.created),
    duration: node.start === null ? null : ((node.finish ?? now) - node.start) / 1000,
    details:
      job.type === 'deploy' && node.note !== null ? { message: node.note, ...(!isOver && { 'run-time': 30 }) } : {},
    ...(isOver && { result: node.result }),
    ...(node.latestEvent !== null && { 'latest-event-id': node.latestEvent }),
  };
}

export function inventoryRecords(company: Company, now: number) {
  return company.nodes.map((name, index) =>
    index % 11 === 10
      ? { name, connected: false }
      : { name, connected: true, broker: 'pcp://pe.example.com/server', timestamp: timestamp(now - 3_600_000) }
  );
}

/** Absent states are omitted; a job without nodes has none at all. */
function countStates(nodes: readonly NodeRun[]): Record<string, number> | null {
  const counts: Record<string, number> = {};
  for (const { state } of nodes) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return nodes.length === 0 ? null : counts;
}

function finishedKey(finished: number | null, switches: Readonly<Switches>) {
  if (finished !== null) {
    return { finished_timestamp: timestamp(finished) };
  }
  return switches.unfinishedTimestamp === 'null' ? { finished_timestamp: null } : {};
}

function ownerOf({ owner, created }: Job, switches: Readonly<Switches>) {
  return switches.oldOwner
    ? { id: owner.id, login: owner.login }
    : {
        ...owner,
        role_ids: [1],
        is_superuser: false,
        is_remote: false,
        is_group: false,
        is_revoked: false,
        // the only time with milliseconds
        last_login: new Date(created - 900_000 + 263).toISOString(),
      };
}

function optionsOf(job: Job) {
  const scope = { nodes: job.nodes.map(({ name }) => name) };
  if (job.type === 'deploy') {
    return {
      concurrency: null,
      noop: job.noop,
      trace: false,
      debug: false,
      scope,
      enforce_environment: true,
      environment: job.environment,
      evaltrace: false,
      target: null,
      description: job.description,
    };
  }
  return {
    description: job.description,
    transport: 'pxp',
    noop: job.planJob === null ? false : null,
    task: job.task,
    sensitive: [],
    'scheduled-job-id': null,
    params: {},
    scope,
    environment: job.environment,
    ...(job.planJob !== null && { plan_job: job.planJob }),
  };
}
