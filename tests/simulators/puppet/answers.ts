import * as v from 'valibot';

/** What tests read of the orchestrator's answers. */
export const jobAnswer = v.looseObject({
  name: v.string(),
  state: v.string(),
  options: v.looseObject({ task: v.optional(v.nullable(v.string())) }),
  owner: v.looseObject({ login: v.string() }),
  node_states: v.nullable(v.record(v.string(), v.number())),
  finished_timestamp: v.nullish(v.string()),
  status: v.optional(
    v.array(v.looseObject({ state: v.string(), enter_time: v.string(), exit_time: v.nullable(v.string()) })),
    []
  ),
});

export const jobsAnswer = v.looseObject({
  items: v.array(jobAnswer),
  pagination: v.looseObject({ total: v.number() }),
});

export const eventsAnswer = v.looseObject({
  'next-events': v.looseObject({ id: v.string() }),
  items: v.array(
    v.looseObject({
      id: v.string(),
      type: v.string(),
      timestamp: v.string(),
      details: v.looseObject({ node: v.optional(v.string()) }),
    })
  ),
});

export const nodesAnswer = v.looseObject({
  'next-events': v.looseObject({ event: v.string() }),
  items: v.array(
    v.looseObject({ name: v.string(), result: v.optional(v.unknown()), 'latest-event-id': v.optional(v.number()) })
  ),
  pagination: v.looseObject({ total: v.number() }),
});
