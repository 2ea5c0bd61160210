import { formatsWith } from '../formats';
import { uuid } from './selection';
import { defineQueryType, defineVendor } from './vendor';

/** Instead of ids: the newest jobs that Opus lists, as many as one query reads. */
export const newestJobs = 'newest';

export const jobAudit = defineQueryType({
  id: 'opus.jobAudit',
  label: 'Job audit',
  description: 'The nodes of workflow jobs, and how they ended',
  runWord: 'job',
  selection: [
    {
      key: 'jobs',
      label: 'Jobs',
      help: 'Pick jobs or type their ids; newest is the newest that Opus lists, as many as one query reads.',
      optionsKind: 'jobs',
      words: [newestJobs],
      form: /^(0|[1-9]\d{0,99}|\d{0,50}[A-Za-z_-][\w-]{0,100})$/,
      formLabel: 'a job id has letters, digits, - and _ only, and a number does not begin with 0',
      ignoresCase: uuid,
      namesRuns: true,
    },
  ],
  needsOneOf: ['jobs'],
  formats: formatsWith('trace', 'nodeGraph', 'progress'),
  emptyFields: ['actor'],
  payloadsNeed: 'allowPayloads',
});

export const opus = defineVendor({
  id: 'opus',
  name: 'Opus',
  summary: 'Workflow jobs, node by node',
  exampleUrl: 'https://operator.opus.com',
  secrets: [
    {
      key: 'opusServiceKey',
      label: 'Service key',
      help: 'Made in Opus under Channels, API, Generate; copy it whole, with the underscore it begins with.',
    },
  ],
  settings: [
    {
      kind: 'switch',
      key: 'allowPayloads',
      label: 'Allow inputs and outputs',
      help: 'Queries may keep what went into and came out of each node, which can hold personal data.',
      default: false,
    },
  ],
  queryTypes: [jobAudit],
  lists: [{ key: 'jobs', label: 'Jobs' }],
});
