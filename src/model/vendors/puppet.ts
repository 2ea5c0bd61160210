import { formatsWith } from '../formats';
import { selectionSchemaOf } from './selection';
import type { SelectionListModel, VendorModel } from './vendor';

const narrowing: readonly SelectionListModel[] = [
  {
    key: 'jobTypes',
    label: 'Job types',
    help: 'Only jobs of these types.',
    words: ['deploy', 'task', 'plan_task'],
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
    form: /^\d{1,18}$/,
    formLabel: 'a job id has digits only',
    namesRuns: true,
    emptyMeans: 'Every job in the time range',
  },
  ...narrowing,
];

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
      description: 'Orchestrator jobs: who ran what, and how it ended',
      selection: narrowing,
      needsOneOf: [],
      formats: formatsWith('progress'),
      selectionSchema: selectionSchemaOf(narrowing),
    },
  ],
};
