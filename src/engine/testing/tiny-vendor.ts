import { formatsWith } from '../../model/formats';
import type { SelectionListModel } from '../../model/vendors';
import { defineQueryType, defineVendor } from '../../model/vendors/vendor';
import { classify } from '../columns/classify';
import { constantText } from '../columns/constant';
import { plannedDictionary, plannedJson, plannedNumber, plannedText } from '../columns/planned';
import { makeEvents } from '../events/make-events';
import { Notes, whole, type Reading } from '../reading/reading';
import type { Ask } from '../sentences/ask';
import type { RecordPlan } from '../client/record-plan';
import type { Events } from '../events/events';
import type { Table } from '../seam/host';
import type { Reader, Vendor } from '../vendors/vendor';
import { eventsOfRuns } from '../vendors/events-of-runs';
import { freshBriefly } from '../client/produced';
import type { VendorClient } from '../client/client';

/** A vendor that exists nowhere: what a fifth one has to bring, and no more. */

const selection = [
  {
    key: 'boxes',
    label: 'Boxes',
    help: 'Which boxes.',
    optionsKind: 'boxes',
    form: /^\d+$/,
    formLabel: 'a box has digits only',
    namesRuns: true,
  },
  { key: 'kinds', label: 'Kinds', help: 'Which kinds.', words: ['big', 'small'], emptyMeans: 'Every kind' },
] as const satisfies readonly SelectionListModel[];

const formats = formatsWith('trace', 'progress');
const points = defineQueryType({
  id: 'tiny.points',
  label: 'Points',
  description: 'Points',
  selection,
  needsOneOf: ['boxes'],
  formats,
  runWord: 'box',
  payloadsNeed: 'allowInside',
});
const bars = defineQueryType({
  id: 'tiny.bars',
  label: 'Bars',
  description: 'Bars',
  selection,
  needsOneOf: ['boxes'],
  formats,
  runWord: 'box',
});

const model = defineVendor({
  id: 'tiny',
  name: 'Tiny',
  summary: 'A vendor made for tests',
  exampleUrl: 'https://tiny.example.com',
  secrets: [
    { key: 'tinyKey', label: 'Key', help: 'Under the mat.' },
    { key: 'tinyCode', label: 'Code', help: 'Of the alarm.' },
  ],
  settings: [
    { kind: 'text', key: 'keeper', label: 'Keeper', help: 'Who keeps the boxes.', required: true, account: true },
    { kind: 'text', key: 'color', label: 'Color', help: 'Of the boxes.', default: 'red' },
    { kind: 'text', key: 'street', label: 'Street', help: 'Where the boxes are.' },
    { kind: 'number', key: 'shelf', label: 'Shelf', help: 'Where to begin.', default: 1, max: 9 },
    { kind: 'switch', key: 'allowInside', label: 'Allow looking inside', help: 'Of the boxes.', default: false },
  ],
  queryTypes: [points, bars],
  lists: [{ key: 'boxes', label: 'Boxes' }],
});

const plan: RecordPlan = {
  word: 'event',
  lacking: 'an id or a time',
  fields: { target: { name: 'target', makes: 'target' }, actor: { name: 'actor' } },
  rows: { anyOf: [['items']], as: 'list' },
  columns: {
    id: { at: ['id'], kind: 'text', needed: true },
    time: { at: ['time'], kind: 'isoTime', needed: true },
    end: { at: ['end'], kind: 'isoTime' },
    event: { at: ['event'], kind: 'dictionary' },
    outcome: { at: ['outcome'], kind: 'dictionary' },
    actor: { at: ['actor'], kind: 'dictionary' },
    target: { at: ['target'], kind: 'dictionary' },
    message: { at: ['message'], kind: 'text', oneLine: true },
    record: { at: [], kind: 'json' },
  },
};

const [key] = model.secrets;
const ask = (box: string): Ask => ({
  request: { method: 'GET', path: `/boxes/${box}`, headers: { 'X-Key': { secret: key } } },
  what: `the events of box ${box}`,
  missing: `Tiny has no box ${box}.`,
});

function toEvents(table: Table, box: string, details: boolean, { host }: VendorClient): Events {
  const { length } = table;
  const words = (name: string) => plannedDictionary(table, name);
  return makeEvents(table, {
    time: plannedNumber(table, 'time'),
    end: plannedNumber(table, 'end'),
    event: words('event'),
    outcome: classify(host, [words('outcome')], (word) => word ?? 'unknown'),
    effect: constantText(null, length),
    actor: words('actor'),
    target: words('target'),
    run: constantText(box, length),
    message: plannedText(table, 'message'),
    eventId: plannedText(table, 'id'),
    ...(details ? { details: plannedJson(table, 'record') } : {}),
  });
}

function readBox(box: string, details: boolean, client: VendorClient): Promise<Reading<Events>> {
  return client.once(`box ${box} ${String(details)}`, async (inner) => {
    const notes = new Notes();
    const table = notes.take(await inner.records(ask(box), plan));
    const value = notes.reading(toEvents(table, box, details, inner));
    return { value, bytes: 1_000, records: table.length, freshFor: freshBriefly };
  });
}

const reader = (queryType: typeof points | typeof bars, lasts: boolean): Reader<typeof queryType, typeof model> => ({
  model: queryType,
  lasts,
  async read(request, client) {
    const notes = new Notes();
    const read = async (box: string, part: VendorClient) => [notes.take(await readBox(box, request.details, part))];
    const boxes = { word: 'box', ids: request.selection.boxes, order: 'newest', read } as const;
    return notes.reading(await eventsOfRuns(boxes, request, client, notes));
  },
  readRuns: ({ selection }) =>
    Promise.resolve(
      whole(
        selection.boxes.map((id) => ({
          id,
          title: `Box ${id}`,
          begin: 0,
          end: NaN,
          outcome: 'running' as const,
          actor: null,
          states: [
            ['full', 2],
            ['empty', 0],
          ] as const,
        }))
      )
    ),
});

export const tinyVendor: Vendor = {
  model,
  readers: [reader(points, false), reader(bars, true)],
  faultOf: ({ status, text = '' }) => {
    if (status === 418) {
      return { kind: 'vendor', what: 'failed', why: 'teapot', status };
    }
    return text.includes('unknown box') ? { kind: 'vendor', what: 'missing', status } : undefined;
  },
  explain: ({ why }) => (why === 'teapot' ? 'Tiny is a teapot.' : undefined),
  async checkHealth(client) {
    await client.fetch(ask('1'), plan);
    return whole('Tiny answered.');
  },
  options: {
    boxes: () =>
      Promise.resolve(
        whole(Array.from({ length: 600 }, (_, index) => ({ value: String(index), label: `Box ${index}` })))
      ),
  },
  runLink: () => ({ title: 'Open the box', url: 'https://tiny.example.com/${__value.raw}', leads: () => true }),
};
