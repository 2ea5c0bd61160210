import { formatsWith } from '../../model/formats';
import { defineQueryType, defineVendor } from '../../model/vendors/vendor';
import type { RecordPlan } from '../client/record-plan';
import { constantText } from '../columns/constant';
import { plannedDictionary, plannedNumber, plannedText } from '../columns/planned';
import { makeEvents } from '../events/make-events';
import { Notes, whole } from '../reading/reading';
import type { Reader, Vendor } from '../vendors/vendor';

/** A vendor that exists nowhere and lists what happened in a range: one call, whose address says which. */

const selection = [
  { key: 'boxes', label: 'Boxes', help: 'Which.', namesRuns: true },
  { key: 'kinds', label: 'Kinds', help: 'Which.' },
] as const;
const common = { description: 'Things', selection, needsOneOf: [], formats: formatsWith() };
const points = defineQueryType({ ...common, id: 'list.points', label: 'Points' });
const bars = defineQueryType({ ...common, id: 'list.bars', label: 'Bars' });

const plan: RecordPlan = {
  word: 'thing',
  lacking: 'an id or a time',
  fields: {},
  rows: { anyOf: [[]], as: 'list' },
  columns: {
    id: { at: ['id'], kind: 'text', needed: true },
    time: { at: ['time'], kind: 'number', needed: true },
    end: { at: ['end'], kind: 'number' },
    outcome: { at: ['outcome'], kind: 'dictionary' },
    target: { at: ['target'], kind: 'dictionary' },
    run: { at: ['run'], kind: 'dictionary' },
  },
};

const reader = (queryType: typeof points | typeof bars, lasts: boolean): Reader<typeof queryType, typeof model> => ({
  model: queryType,
  lasts,
  countNotice: 'Lister keeps only the latest.',
  runsIn: { list: 'boxes', runOf: (box) => (/^\d+$/.test(box) ? box : undefined) },
  async read({ from, to, selection: { boxes } }, client) {
    const notes = new Notes();
    const parameters = [
      ['from', new Date(from).toISOString()],
      ['to', new Date(to).toISOString()],
      ...boxes.map((box) => ['box', box] as const),
    ] as const;
    const table = notes.take(
      await client.records({ request: { method: 'GET', path: '/things', parameters }, what: 'the things' }, plan)
    );
    const word = (name: string) => plannedDictionary(table, name);
    const events = makeEvents(table, {
      time: plannedNumber(table, 'time'),
      end: plannedNumber(table, 'end'),
      event: constantText('thing', table.length),
      outcome: word('outcome'),
      effect: constantText(null, table.length),
      actor: constantText('vendor', table.length),
      target: word('target'),
      run: word('run'),
      message: plannedText(table, 'id'),
      eventId: plannedText(table, 'id'),
    });
    return notes.reading([events]);
  },
});

const model = defineVendor({
  id: 'list',
  name: 'Lister',
  summary: 'Lists.',
  exampleUrl: 'https://list.example.com',
  secrets: [{ key: 'listKey', label: 'Key', help: 'Ask.' }],
  settings: [],
  queryTypes: [points, bars],
  lists: [],
});

export const listingVendor: Vendor = {
  model,
  readers: [reader(points, false), reader(bars, true)],
  faultOf: ({ status, text }) =>
    status === 404 && text === 'no such box' ? { kind: 'vendor', what: 'missing', status } : undefined,
  explain: () => undefined,
  checkHealth: () => Promise.resolve(whole('Lister answered')),
  options: {},
};
