import * as v from 'valibot';

/** Where vendor docs and real payloads disagree or say nothing. The default is what real payloads show. */
export const switchesSchema = v.strictObject({
  /** The list of jobs is undocumented; 200, or the status that it answers instead. */
  searchStatus: v.optional(v.number(), 200),
  /** How many jobs the list gives at once at most; unknown. */
  searchPage: v.optional(v.number(), 100),
  /** Docs write IN PROGRESS with a space, others with an underscore. */
  statusWithSpace: v.optional(v.boolean(), true),
  /** Ended jobs may still list all of their nodes as remaining. */
  staleLists: v.optional(v.boolean(), true),
  /** Real payloads leave `next_node_to_execute` out at times and have null for `running_node`; else both follow the docs. */
  missingKeys: v.optional(v.boolean(), true),
  /** Further words that clients have met: RUNNING, PAUSED, DISPATCHED, WAITING_REVIEW, PENDING_REVIEW, TIMED_OUT. */
  words: v.optional(v.picklist(['usual', 'more']), 'usual'),
  /** Audits without start times exist. */
  startTimes: v.optional(v.picklist(['all', 'none']), 'all'),
  /** Clients guard against starts in seconds. */
  startsIn: v.optional(v.picklist(['milliseconds', 'seconds']), 'milliseconds'),
  /** `nodes_execution_data: {}` exists beside `nb_failed_nodes: 1`. */
  executionData: v.optional(v.picklist(['full', 'empty']), 'full'),
  /** Clients guard against nodes as a list; the key of the name is a guess. */
  nodesAs: v.optional(v.picklist(['object', 'list']), 'object'),
  /** Clients guard against `running_node: {id, name, node_name, label}`. */
  runningNodeAs: v.optional(v.picklist(['name', 'object']), 'name'),
  /** Errors come as HTTP 200 with the status in the body, as POST /job/execute is known to answer. */
  errorsAs200: v.optional(v.boolean(), false),
  /** `metadata.retryAfterSeconds` of a 429; 0 = left out. No Retry-After header is documented. */
  retryAfterSeconds: v.optional(v.number(), 2),
});

export type Switches = v.InferOutput<typeof switchesSchema>;
