import { filterFields } from '../../model/event';
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

export interface TableOptions {
  details: boolean;
  /** Where a run can be looked at. */
  runLinks: readonly Link[];
  /** The data source's name, where rows of several are mixed. */
  source?: string | undefined;
}

/** The event as it is, one row each. */
export function tableFrame(events: Events, rows: Int32Array, { details, runLinks, source }: TableOptions): Frame {
  const fields: Field[] = [
    { name: 'time', type: 'time', nullable: false, values: events.time },
    { name: 'end', type: 'time', nullable: true, values: events.end },
    { name: 'event', type: 'string', nullable: false, values: events.event },
    {
      name: 'outcome',
      type: 'string',
      nullable: false,
      // Without a cell type that shows it, a table keeps the mapping's colour to itself.
      config: {
        mappings: outcomeMappings,
        custom: { cellOptions: { type: 'color-text' }, width: outcomeWidth },
      },
      values: events.outcome,
    },
    { name: 'effect', type: 'string', nullable: true, values: events.effect },
    { name: 'actor', type: 'string', nullable: true, values: events.actor },
    { name: 'target', type: 'string', nullable: true, values: events.target },
    {
      name: 'run',
      type: 'string',
      nullable: true,
      ...(runLinks.length === 0 ? {} : { config: { links: runLinks } }),
      values: events.run,
    },
    { name: 'message', type: 'string', nullable: false, values: events.message },
    { name: 'eventId', type: 'string', nullable: false, values: events.eventId },
    ...(details ? [detailsField(events)] : []),
    ...(source === undefined ? [] : [sourceField(source, events.length)]),
  ];
  return {
    meta: { preferredVisualisationType: 'table', uniqueRowIdFields: [idField] },
    fields: fields.map(filterable).map(withSize),
    rows,
  };
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

function filterable(field: Field): Field {
  return filterFields.some((name) => name === field.name)
    ? { ...field, config: { filterable: true, ...field.config } }
    : field;
}

function withSize(field: Field): Field {
  const size = sizes[field.name];
  return size === undefined ? field : { ...field, config: { ...field.config, custom: size } };
}
