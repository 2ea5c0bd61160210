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
  // no more than that it began, once it is over
  'has run': 'info',
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
  // opCore prints "status": "ok" and no other
  ok: 'success',
  'not ok': 'failure',
  // Opsera, GET /api/v2/logs/audit/user: what was done, not how it went
  'user actions': 'info',
} as const;
