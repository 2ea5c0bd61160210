import type { QueryTypeModel, SelectionListModel, VendorModel } from '../../model/vendors';
import { selectionSchemaOf } from '../../model/vendors/selection';
import { AnswerError } from '../sentences/answer-error';
import type { ColumnPlan } from '../seam/plan';
import type { DictionaryColumn } from '../seam/column';
import type { Events } from '../events/events';
import type { Table, VendorRequest } from '../seam/host';
import type { Reader, Vendor } from '../vendors/vendor';
import { eachRun } from '../client/each-run';
import { freshBriefly } from '../client/produced';
import type { VendorClient } from '../client/client';

/** A vendor that exists nowhere: what a fifth one has to bring, and no more. */

const boxes: readonly SelectionListModel[] = [
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
];

const queryType = (id: string, label: string): QueryTypeModel => ({
  id,
  label,
  description: label,
  selection: boxes,
  needsOneOf: ['boxes'],
  formats: ['table', 'logs', 'annotations', 'timeline', 'count', 'countOverTime', 'progress', 'values', 'trace'],
  selectionSchema: selectionSchemaOf(boxes),
});

const model: VendorModel = {
  id: 'tiny',
  name: 'Tiny',
  summary: 'A vendor made for tests',
  exampleUrl: 'https://tiny.example.com',
  secret: { key: 'tinyKey', label: 'Key', help: 'Under the mat.' },
  settings: [
    { key: 'keeper', label: 'Keeper', help: 'Who keeps the boxes.', required: true, account: true },
    { key: 'color', label: 'Color', help: 'Of the boxes.', required: false, default: 'red' },
  ],
  queryTypes: [queryType('tiny.points', 'Points'), queryType('tiny.spans', 'Spans')],
};

const plan: ColumnPlan = {
  rows: { anyOf: [['items']], as: 'list' },
  columns: {
    id: { at: ['id'], kind: 'text' },
    time: { at: ['time'], kind: 'isoTime' },
    end: { at: ['end'], kind: 'isoTime' },
    event: { at: ['event'], kind: 'dictionary' },
    outcome: { at: ['outcome'], kind: 'dictionary' },
    actor: { at: ['actor'], kind: 'dictionary' },
    target: { at: ['target'], kind: 'dictionary' },
    message: { at: ['message'], kind: 'text', oneLine: true },
    record: { at: [], kind: 'json' },
  },
};

const request = (path: string): VendorRequest => ({ method: 'GET', path, headers: { 'X-Key': { secret: 'tinyKey' } } });

function eventsOf(table: Table, box: string, details: boolean): Events {
  const { length, columns } = table;
  const words = (name: string): DictionaryColumn => {
    const column = columns[name];
    return column?.kind === 'dictionary'
      ? column
      : { kind: 'dictionary', codes: new Int32Array(length).fill(-1), values: [] };
  };
  const { time, end, id, message, record } = columns;
  if (time?.kind !== 'number' || end?.kind !== 'number' || id?.kind !== 'text' || message?.kind !== 'text') {
    throw new Error('the plan promises other columns');
  }
  return {
    length,
    time,
    end,
    event: words('event'),
    outcome: words('outcome'),
    effect: words('effect'),
    actor: words('actor'),
    target: words('target'),
    run: { kind: 'dictionary', codes: new Int32Array(length), values: [box] },
    message,
    eventId: id,
    ...(details && record?.kind === 'json' ? { details: record } : {}),
  };
}

function readBox(box: string, details: boolean, client: VendorClient): Promise<Events> {
  return client.once(`box ${box} ${String(details)}`, async (inner) => {
    const { table } = await inner.fetch(request(`/boxes/${box}`), plan);
    if (table === undefined) {
      throw new AnswerError(`Tiny has nothing in box ${box}.`, 502);
    }
    return { value: eventsOf(table, box, details), bytes: 1_000, freshFor: freshBriefly };
  });
}

const reader = (index: number, lasts: boolean): Reader => ({
  model: model.queryTypes[index] ?? queryType('', ''),
  lasts,
  async read({ selection, details }, client) {
    const { results, shortfalls } = await eachRun('box', selection.boxes ?? [], client, (box) =>
      readBox(box, details, client)
    );
    return { events: results, notices: [], shortfalls };
  },
  readProgress: ({ selection }) =>
    Promise.resolve({
      runs: (selection.boxes ?? []).map((run) => ({
        run,
        states: [
          ['full', 2],
          ['empty', 0],
        ],
      })),
      notices: [],
      shortfalls: [],
    }),
});

export const tinyVendor: Vendor = {
  model,
  readers: [reader(0, false), reader(1, true)],
  refusal: (answer) => (answer.status === 418 ? new AnswerError('Tiny is a teapot.', 418) : undefined),
  async checkHealth(client) {
    await client.fetch(request('/boxes/1'), plan);
    return 'Tiny answered.';
  },
  options: {
    boxes: () =>
      Promise.resolve(Array.from({ length: 600 }, (_, index) => ({ value: String(index), label: `Box ${index}` }))),
  },
  runLink: () => ({ title: 'Open the box', url: 'https://tiny.example.com/${__value.raw}' }),
};
