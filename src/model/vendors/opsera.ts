import { formatsWith } from '../formats';
import { defineQueryType, defineVendor } from './vendor';

/** How Opsera's ids look. */
export const objectId = /^[\da-f]{24}$/i;

/** Instead of ids: the tasks that Opsera lists. */
export const everyTask = 'listed';

export const userActivity = defineQueryType({
  id: 'opsera.userActivity',
  label: 'User activity',
  description: 'What users did in Opsera',
  selection: [
    { key: 'userIds', label: 'User ids', help: 'Only these users.', emptyMeans: 'Every user' },
    {
      key: 'userEmails',
      label: 'User e-mails',
      help: 'Only these users.',
      optionsKind: 'users',
      emptyMeans: 'Every user',
    },
    { key: 'activityTypes', label: 'Types', help: 'For example pipeline, task or registry.', emptyMeans: 'Every type' },
    { key: 'actions', label: 'Actions', help: 'For example create, update or delete.', emptyMeans: 'Every action' },
    { key: 'secondaryActions', label: 'Secondary actions', help: 'Only these.', emptyMeans: 'Every secondary action' },
    { key: 'targetIds', label: 'Target ids', help: 'Only what was done to these.', emptyMeans: 'Every target' },
  ],
  needsOneOf: [],
  formats: formatsWith(),
  effects: ['changed'],
  hasNoOutcomes: true,
  emptyFields: ['run'],
});

export const taskLogs = defineQueryType({
  id: 'opsera.taskLogs',
  label: 'Task logs',
  description: 'What task runs logged',
  runWord: 'run',
  selection: [
    {
      key: 'taskIds',
      label: 'Task ids',
      help: 'Pick tasks or type their ids; listed is every task that Opsera lists, as many as one query reads.',
      optionsKind: 'tasks',
      words: [everyTask],
      form: objectId,
      formLabel: 'a task id has 24 hexadecimal digits',
      ignoresCase: objectId,
    },
    { key: 'taskNames', label: 'Task names', help: 'Names need not be unique; ids are safer.' },
    {
      key: 'runCounts',
      label: 'Runs',
      help: 'Only these run counts of each task.',
      form: /^(0|[1-9]\d{0,8})$/,
      formLabel: 'a run count has digits only, and no zeros before them',
      emptyMeans: 'Every run',
    },
  ],
  needsOneOf: ['taskIds', 'taskNames'],
  formats: formatsWith(),
  emptyFields: ['actor'],
});

export const opsera = defineVendor({
  id: 'opsera',
  name: 'Opsera',
  summary: 'What users did, and what task runs logged',
  exampleUrl: 'https://app.opsera.io',
  secrets: [
    {
      key: 'opseraToken',
      label: 'Personal token',
      help: 'Made in the Opsera portal with scope api; user activity needs the role Opsera Administrator, Auditor or Security Manager.',
    },
  ],
  settings: [
    {
      kind: 'text',
      key: 'timeZone',
      label: 'Time zone',
      help: 'The zone that Opsera filters dates in, e.g. America/Chicago; left empty, it is found out.',
    },
  ],
  queryTypes: [userActivity, taskLogs],
  lists: [
    { key: 'users', label: 'Users' },
    { key: 'tasks', label: 'Tasks' },
  ],
});
