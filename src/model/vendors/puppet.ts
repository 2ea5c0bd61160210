import { formatsWith } from '../formats';
import type { SelectionListModel } from './selection';
import { defineQueryType, defineVendor } from './vendor';

/** Servers add some: any word of this form is one. */
const jobTypes = {
  key: 'jobTypes',
  label: 'Job types',
  help: 'Only jobs of these types.',
  words: [
    'deploy',
    'task',
    'plan_task',
    'plan_script',
    'plan_command',
    'plan_upload',
    'plan_wait',
    'plan_apply',
    'plan_apply_prep',
  ],
  form: /^[a-z][a-z\d]*(_[a-z\d]+)*$/,
  formLabel: 'a job type is a word in small letters, with _ between its parts',
  emptyMeans: 'Every type',
} as const satisfies SelectionListModel;

const tasks = {
  key: 'tasks',
  label: 'Tasks',
  help: 'Only jobs that ran these tasks.',
  optionsKind: 'tasks',
  neverWith: { key: 'jobTypes', entries: ['deploy', 'plan'] },
  emptyMeans: 'Every task',
} as const satisfies SelectionListModel;

export const jobEvents = defineQueryType({
  id: 'puppet.jobEvents',
  label: 'Job events',
  description: 'What happened on each node of a job',
  runWord: 'job',
  selection: [
    {
      key: 'jobs',
      label: 'Jobs',
      help: 'Pick jobs or type their ids; plan 12 is the plan run 12 with all of its jobs.',
      optionsKind: 'jobs',
      form: /^(plan )?[1-9]\d{0,17}$/,
      formLabel: 'a job id has 1 to 18 digits and does not begin with 0',
      namesRuns: true,
      emptyMeans: 'Every job in the time range',
    },
    {
      ...jobTypes,
      refused: ['plan'],
      formLabel: `${jobTypes.formLabel}, and plan runs (plan) have no events but those of their jobs`,
    },
    tasks,
  ],
  needsOneOf: [],
  formats: formatsWith('trace', 'nodeGraph', 'progress'),
  effects: ['changed', 'unchanged', 'noop'],
});

export const jobs = defineQueryType({
  id: 'puppet.jobs',
  label: 'Jobs',
  description: 'Jobs and plan runs: who, what, and how it ended',
  runWord: 'job',
  selection: [{ ...jobTypes, words: ['plan', ...jobTypes.words] }, tasks],
  needsOneOf: [],
  formats: formatsWith('progress'),
  effects: ['noop'],
});

export const puppet = defineVendor({
  id: 'puppet',
  name: 'Puppet',
  summary: 'Puppet Enterprise orchestrator: jobs, and what they did on each node',
  exampleUrl: 'https://pe.example.com:8143',
  secrets: [
    {
      key: 'puppetToken',
      label: 'Access token',
      help: 'Run `puppet access login --lifetime 1y` as a user that may view jobs, then `puppet access show`.',
    },
  ],
  settings: [
    {
      kind: 'text',
      key: 'consoleUrl',
      label: 'Console URL',
      help: 'Address of the Puppet Enterprise console; makes job ids links.',
    },
  ],
  queryTypes: [jobEvents, jobs],
  lists: [
    { key: 'jobs', label: 'Jobs' },
    { key: 'nodes', label: 'Nodes' },
    { key: 'tasks', label: 'Tasks' },
  ],
});
