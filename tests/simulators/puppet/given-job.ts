import * as v from 'valibot';
import { type GivenJob, type Job, endStates } from './job';

/** What of a given record sorts and filters; the rest is served as it is. */
const recordSchema = v.looseObject({
  name: v.pipe(v.string(), v.digits()),
  type: v.fallback(v.string(), 'deploy'),
  state: v.fallback(v.string(), 'finished'),
  created_timestamp: v.fallback(v.string(), ''),
  finished_timestamp: v.fallback(v.string(), ''),
  timestamp: v.fallback(v.string(), ''),
  options: v.fallback(v.looseObject({ task: v.fallback(v.nullable(v.string()), null) }), { task: null }),
  owner: v.fallback(v.looseObject({ login: v.fallback(v.string(), '') }), { login: '' }),
});

/** A job whose record and events are served word for word. */
export function givenJob(given: GivenJob): Job {
  const record = v.parse(recordSchema, given.record);
  const created = timeOf(record.created_timestamp) ?? 0;
  const finished = timeOf(record.finished_timestamp);
  const state = [...endStates, 'running' as const].find((word) => word === record.state) ?? 'running';
  const changed = timeOf(record.timestamp) ?? finished ?? created;
  return {
    number: Number(record.name),
    type: record.type,
    task: record.options.task,
    planJob: null,
    environment: '',
    noop: false,
    owner: { id: '', login: record.owner.login, display_name: '', email: '' },
    description: '',
    created,
    finished,
    state,
    history: [{ state, time: changed }],
    nodes: [],
    events: [],
    given,
  };
}

function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
