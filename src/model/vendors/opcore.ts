import { formatsWith } from '../formats';
import { uuid } from './selection';
import { defineQueryType, defineVendor } from './vendor';

export const nodeAudit = defineQueryType({
  id: 'opcore.nodeAudit',
  label: 'Node audit',
  description: 'Who created, edited and deleted nodes',
  selection: [
    {
      key: 'nodes',
      label: 'Nodes',
      help: 'Pick nodes or type their UUIDs; a deleted node is no longer listed but its audit can still be read.',
      optionsKind: 'nodes',
      form: uuid,
      formLabel: 'a node is given by its UUID',
      ignoresCase: uuid,
      namesRuns: true,
      emptyMeans: 'Every listed node',
    },
  ],
  needsOneOf: [],
  formats: formatsWith(),
  effects: ['changed'],
});

export const opcore = defineVendor({
  id: 'opcore',
  name: 'opCore',
  summary: 'FirstWave opCore: who created, edited and deleted nodes',
  exampleUrl: 'https://opmantek.example.com',
  secrets: [{ key: 'opcorePassword', label: 'Password', help: 'Of a user that may read node audits.' }],
  settings: [
    {
      kind: 'text',
      key: 'username',
      label: 'User name',
      help: 'The user to log in as.',
      required: true,
      account: true,
    },
    {
      kind: 'text',
      key: 'timeZone',
      label: 'Time zone',
      help: 'opCore writes times without a zone; name the zone of its clock, e.g. Europe/Berlin.',
      default: 'UTC',
    },
    {
      kind: 'text',
      key: 'loginPath',
      label: 'Login path',
      help: 'Where the login form is sent to.',
      default: '/omk/opCharts/login',
    },
  ],
  queryTypes: [nodeAudit],
  lists: [{ key: 'nodes', label: 'Nodes' }],
});
