/**
 * What vendors' pages say of changes, in their words, and what Runtrail calls that. As with outcomes, simulators tell what
 * happened in the former; the latter stands here alone. What is said of no change has no effect.
 */
export const effects = {
  // Puppet's run report (help.puppet.com, PuppetCore, format_report): "noop: Whether the Puppet run was in no-operation mode when
  // it ran". That an event's detail and a job's options mean the same by it is an inference
  'in no-operation mode': 'noop',
  // "Changed: Number of resources that changed", beside "Failed: Number of resources that failed" (puppet.com, PE,
  // infrastructure_reports): a run that failed has both. That metrics.changed is that number is an inference
  'resources changed': 'changed',
  'no resources changed': 'unchanged',
  // opCore, GET /omk/opCore/v2/audit/<uuid>: "events such as node creation, modification, and deletion"
  'node creation, modification, and deletion': 'changed',
  // Opsera, GET /api/v2/logs/audit/user: the page prints create as an example of an action, v1's documented record has update.
  // That these leave something changed no page says: decided in Runtrail's contract, section 4, Effects
  'create, update, delete': 'changed',
} as const;
