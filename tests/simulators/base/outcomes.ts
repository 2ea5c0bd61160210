/**
 * What vendors' pages say became of something, in their words, and what Runtrail calls it. Simulators tell what happened in the
 * former; the latter stands here alone.
 */
export const outcomes = {
  // Puppet, GET /jobs/:id/events
  'there was an error running Puppet': 'failure',
  'the run failed': 'failure',
  'ended without completing': 'failure',
  'ran successfully': 'success',
  'has started running': 'running',
  'was skipped': 'skipped',
  'received a stop request': 'stopped',
  // states of Puppet's jobs, GET /jobs, and of its plans, GET /plan_jobs
  new: 'waiting',
  ready: 'waiting',
  running: 'running',
  stopping: 'running',
  stopped: 'stopped',
  finished: 'success',
  failed: 'failure',
  success: 'success',
  failure: 'failure',
  // Opus, GET /job/{jobExecutionId}/audit
  'have finished executing': 'success',
  'failed during execution': 'failure',
  'currently executing': 'running',
  // for a person or for a time: reviews, pauses and sleep alike
  waiting: 'waiting',
  // opCore, GET /omk/opCore/v2/audit/<uuid>: it prints "status": "ok" and no other
  ok: 'success',
  // What no page says, decided in Runtrail's contract, section 4, Outcomes.
  // Puppet's node_running: "it then only says that a run began"
  'has started running, and ended since': 'info',
  // opCore: "anything else"; which words there are is unknown
  'a status other than ok': 'failure',
  // Opsera's users: what was done, not how it went
  'user actions': 'info',
} as const;
