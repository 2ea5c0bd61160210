import { formatsWith } from '../query';
import { selectionSchemaOf } from './selection';
import type { SelectionListModel, VendorModel } from './vendor';

/** Servers add some: https://help.puppet.com/pe/current/topics/orchestrator_api_jobs_endpoint.htm */
const jobTypes = [
  ...['deploy', 'task', 'plan_task', 'plan_script', 'plan_command'],
  ...['plan_upload', 'plan_wait', 'plan_apply', 'plan_apply_prep'],
];

const narrowing = (words: readonly string[]): readonly SelectionListModel[] => [
  {
    key: 'jobTypes',
    label: 'Job types',
    help: 'Only jobs of these types.',
    words,
    form: /^[a-z]+(_[a-z]+)*$/,
    formLabel: 'a job type is a word such as plan_task',
    emptyMeans: 'Every type',
  },
  {
    key: 'tasks',
    label: 'Tasks',
    help: 'Only jobs that ran these tasks.',
    optionsKind: 'tasks',
    emptyMeans: 'Every task',
  },
];

const jobEventsSelection: readonly SelectionListModel[] = [
  {
    key: 'jobs',
    label: 'Jobs',
    help: 'Pick jobs or type their ids.',
    optionsKind: 'jobs',
    form: /^(0|[1-9]\d{0,17})$/,
    formLabel: 'a job id has digits only, and no zeros before them',
    namesRuns: true,
    emptyMeans: 'Every job in the time range',
  },
  ...narrowing(jobTypes),
];

/** Plan runs are listed with jobs but have no events of their own here. */
const jobsSelection = narrowing([...jobTypes, 'plan']);

export const puppet: VendorModel = {
  id: 'puppet',
  name: 'Puppet',
  summary: 'Puppet Enterprise orchestrator: jobs, and what they did on each node',
  exampleUrl: 'https://pe.example.com:8143',
  secret: {
    key: 'puppetToken',
    label: 'Access token',
    help: 'Run `puppet access login --lifetime 1y` as a user that may view jobs, then `puppet access show`.',
  },
  settings: [
    {
      key: 'consoleUrl',
      label: 'Console URL',
      help: 'Address of the Puppet Enterprise console; makes job ids links.',
      required: false,
    },
  ],
  queryTypes: [
    {
      id: 'puppet.jobEvents',
      label: 'Job events',
      description: 'What happened on each node of orchestrator jobs',
      selection: jobEventsSelection,
      needsOneOf: [],
      formats: formatsWith('trace', 'nodeGraph', 'progress'),
      selectionSchema: selectionSchemaOf(jobEventsSelection),
    },
    {
      id: 'puppet.jobs',
      label: 'Jobs',
      description: 'Orchestrator jobs and plan runs: who ran what, and how it ended',
      selection: jobsSelection,
      needsOneOf: [],
      formats: formatsWith('progress'),
      selectionSchema: selectionSchemaOf(jobsSelection),
    },
  ],
};
