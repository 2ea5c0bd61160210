import { withDetails, type RecordPlan } from '../../client/record-plan';
import type { Path } from '../../seam/plan';
import { wordKeys } from '../failure-inside';

/** What every answer may say beside its data: documented are `error`, 0 or missing when all is well, and `message`. */
const verdict = Object.fromEntries(wordKeys.map((key): [string, Path] => [key, [key]]));

/** The kinds of records an audit has, each the latest of its kind; any may be missing. */
export const recordKinds = ['created', 'last_updated', 'deleted'] as const;

/** `GET /omk/opCore/v2/audit/<uuid>`: an object whose values are the records. */
export const auditPlan = withDetails({
  word: 'record',
  lacking: 'a readable time',
  fields: {
    what: { name: 'what', makes: 'event' },
  },
  rows: { anyOf: [[]], as: 'members' },
  columns: {
    kind: { at: 'key', kind: 'dictionary' },
    what: { at: ['what'], kind: 'dictionary' },
    when: { at: ['when'], kind: 'dictionary' },
    who: { at: ['who'], kind: 'dictionary' },
    status: { at: ['status'], kind: 'dictionary' },
    name: { at: ['extra'], kind: 'dictionary' },
  },
  head: { ...verdict, ...Object.fromEntries(recordKinds.map((kind) => [kind, [kind]])) },
});

/** `GET /omk/opCharts/v2/nodes` */
export const nodesPlan: RecordPlan = {
  word: 'node',
  lacking: 'a UUID',
  fields: { name: { name: 'name' } },
  rows: { anyOf: [['nodes']], as: 'list', neverNull: true },
  columns: {
    uuid: { at: ['uuid'], kind: 'dictionary', needed: true },
    name: { at: ['name'], kind: 'dictionary' },
  },
  head: { ...verdict, total: ['total'] },
};
