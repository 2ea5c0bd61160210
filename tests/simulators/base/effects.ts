/**
 * What vendors' pages say of changes, in their words, and what Runtrail calls that. As with outcomes, simulators tell what
 * happened in the former; the latter stands here alone. What is said of no change has no effect.
 */
export const effects = {
  // a run report of Puppet, as a node's event and GET /jobs/:id/nodes hold it. "noop: Whether the Puppet run was in
  // no-operation mode when it ran" (help.puppet.com, PuppetCore, format_report); a job's options have it too
  'in no-operation mode': 'noop',
  // its metrics.changed: "Changed: Number of resources that changed", beside "Failed: Number of resources that failed" (puppet.com,
  // PE, infrastructure_reports): a run that failed counts both
  'resources changed': 'changed',
  'no resources changed': 'unchanged',
  // opCore, GET /omk/opCore/v2/audit/<uuid>: "events such as node creation, modification, and deletion"
  'node creation, modification, and deletion': 'changed',
  // Opsera, GET /api/v2/logs/audit/user: the page prints create as an example of an action, v1's documented record has update.
  // That these leave something changed no page says: decided in Runtrail's contract, section 4, Effects
  'create, update, delete': 'changed',
} as const;
