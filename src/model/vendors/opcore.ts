import { formatsWith } from '../formats';
import { selectionSchemaOf } from './selection';
import type { SelectionListModel, VendorModel } from './vendor';

const nodeAuditSelection: readonly SelectionListModel[] = [
  {
    key: 'nodes',
    label: 'Nodes',
    help: 'Pick nodes or type their UUIDs; a deleted node is no longer listed but its audit can still be read.',
    optionsKind: 'nodes',
    form: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    formLabel: 'a node is given by its UUID',
    namesRuns: true,
    emptyMeans: 'Every listed node',
  },
];

export const opcore: VendorModel = {
  id: 'opcore',
  name: 'opCore',
  summary: 'FirstWave opCore: who created, edited and deleted nodes',
  exampleUrl: 'https://opmantek.example.com',
  secret: { key: 'opcorePassword', label: 'Password', help: 'Of a user that may read node audits.' },
  settings: [
    { key: 'username', label: 'User name', help: 'The user to log in as.', required: true, account: true },
    {
      key: 'timeZone',
      label: 'Time zone',
      help: 'opCore writes times without a zone; name the zone of its clock, e.g. Europe/Berlin.',
      required: false,
      default: 'UTC',
    },
    {
      key: 'loginPath',
      label: 'Login path',
      help: 'Where the login form is sent to.',
      required: false,
      default: '/omk/opCharts/login',
    },
  ],
  queryTypes: [
    {
      id: 'opcore.nodeAudit',
      label: 'Node audit',
      description: 'Who created, edited and deleted nodes',
      selection: nodeAuditSelection,
      needsOneOf: [],
      formats: formatsWith(),
      selectionSchema: selectionSchemaOf(nodeAuditSelection),
    },
  ],
};
