import { formatsWith } from '../formats';
import { selectionSchemaOf } from './selection';
import type { SelectionListModel, VendorModel } from './vendor';

const jobAuditSelection: readonly SelectionListModel[] = [
  {
    key: 'jobs',
    label: 'Jobs',
    help: 'Pick jobs or type their ids.',
    optionsKind: 'jobs',
    form: /^[\w-]{1,100}$/,
    formLabel: 'a job id has letters, digits, - and _ only',
    namesRuns: true,
  },
];

export const opus: VendorModel = {
  id: 'opus',
  name: 'Opus',
  summary: 'Workflow jobs, node by node',
  exampleUrl: 'https://operator.opus.com',
  secret: {
    key: 'opusServiceKey',
    label: 'Service key',
    help: 'Made in Opus under Channels, API, Generate; copy it whole, with the underscore it begins with.',
  },
  settings: [],
  queryTypes: [
    {
      id: 'opus.jobAudit',
      label: 'Job audit',
      description: 'The nodes of workflow jobs: which ran, when, and how they ended',
      selection: jobAuditSelection,
      needsOneOf: ['jobs'],
      formats: formatsWith('trace', 'nodeGraph', 'progress'),
      hasPayloads: true,
      selectionSchema: selectionSchemaOf(jobAuditSelection),
    },
  ],
};
