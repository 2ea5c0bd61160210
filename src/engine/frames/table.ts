import { filterFields } from '../../model/event';
import { madeOnce } from '../../model/made-once';
import { constantText } from '../columns/constant';
import type { Events } from '../events/events';
import type { Field, Frame } from '../seam/protocol';
import type { Link } from './link';
import { outcomeMappings } from './outcome-config';

/** `eventId` in the order of the fields. */
const idField = 9;

const outcomeWidth = 80;
/** Pixels for what is of known length, so that target and message get the rest. Ids are whole when pointed at. */
const sizes: Readonly<Record<string, { width: number } | { minWidth: number }>> = {
  // With milliseconds, which Grafana adds where all rows lie within a minute.
  time: { width: 178 },
  end: { width: 178 },
  event: { width: 115 },
  effect: { width: 85 },
  actor: { width: 105 },
  target: { minWidth: 170 },
  run: { width: 75 },
  message: { minWidth: 220 },
  eventId: { width: 90 },
};

const columns = [
  { name: 'time', type: 'time', nullable: false },
  { name: 'end', type: 'time', nullable: true },
  { name: 'event', type: 'string', nullable: false },
  { name: 'outcome', type: 'string', nullable: false },
  { name: 'effect', type: 'string', nullable: true },
  { name: 'actor', type: 'string', nullable: true },
  { name: 'target', type: 'string', nullable: true },
  { name: 'run', type: 'string', nullable: true },
  { name: 'message', type: 'string', nullable: false },
  { name: 'eventId', type: 'string', nullable: false },
] as const;
type Look = Omit<Field, 'values'> & { name: (typeof columns)[number]['name'] };

/** All of them but their values, made once. */
const looks = columns.map((column): Look => ({ ...column, config: configOf(column.name) }));
/** The same with links of their runs. */
const linked = madeOnce((links: readonly Link[]) =>
  looks.map((look) => (look.name === 'run' ? { ...look, config: { ...look.config, links } } : look))
);

export interface TableOptions {
  details: boolean;
  /** Where a run can be looked at. */
  runLinks: readonly Link[];
  /** The data source's name, where rows of several are mixed. */
  source?: string | undefined;
}

/** The event as it is, one row each. */
export function tableFrame(events: Events, rows: Int32Array, { details, runLinks, source }: TableOptions): Frame {
  const fields = (runLinks.length === 0 ? looks : linked(runLinks)).map((look): Field => ({
    ...look,
    values: events[look.name],
  }));
  if (details) {
    fields.push(detailsField(events));
  }
  if (source !== undefined) {
    fields.push(sourceField(source, events.length));
  }
  return { meta: { preferredVisualisationType: 'table', uniqueRowIdFields: [idField] }, fields, rows };
}

function configOf(name: string): NonNullable<Field['config']> {
  const isFilterable = filterFields.some((field) => field === name);
  return { ...(isFilterable ? { filterable: true } : {}), ...lookOf(name) };
}

function lookOf(name: string): NonNullable<Field['config']> {
  // Without a cell type that shows it, a table keeps the mapping's colour to itself.
  return name === 'outcome'
    ? { mappings: outcomeMappings, custom: { cellOptions: { type: 'color-text' }, width: outcomeWidth } }
    : { custom: sizes[name] };
}

function detailsField(events: Events): Field {
  return {
    name: 'details',
    type: 'json',
    nullable: true,
    config: { custom: { inspect: true } },
    values: events.details ?? [],
  };
}

function sourceField(source: string, length: number): Field {
  return { name: 'source', type: 'string', nullable: false, values: constantText(source, length) };
}
