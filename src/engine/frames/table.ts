import { filterFields } from '../../model/event';
import { madeOnce } from '../../model/made-once';
import { constantText } from '../columns/constant';
import type { Events } from '../events/events';
import type { Field, Frame } from '../seam/protocol';
import type { Link } from './link';
import { outcomeMappings } from './outcome-config';

/** With pixels for what is of known length, so that target and message get the rest. Ids are whole when pointed at. */
const columns = [
  // With milliseconds, which Grafana adds where all rows lie within a minute.
  { name: 'time', type: 'time', nullable: false, size: { width: 178 } },
  { name: 'end', type: 'time', nullable: true, size: { width: 178 } },
  { name: 'event', type: 'string', nullable: false, size: { width: 115 } },
  { name: 'outcome', type: 'string', nullable: false, size: { width: 80 } },
  { name: 'effect', type: 'string', nullable: true, size: { width: 85 } },
  { name: 'actor', type: 'string', nullable: true, size: { width: 105 } },
  { name: 'target', type: 'string', nullable: true, size: { minWidth: 170 } },
  { name: 'run', type: 'string', nullable: true, size: { width: 75 } },
  { name: 'message', type: 'string', nullable: false, size: { minWidth: 220 } },
  { name: 'eventId', type: 'string', nullable: false, size: { width: 90 } },
] as const;
type Column = (typeof columns)[number];
type Look = Omit<Field, 'values'> & { name: Column['name'] };

const idField = columns.findIndex(({ name }) => name === 'eventId');

/** All of them but their values, made once. */
const looks = columns.map((column): Look => {
  const { name, type, nullable } = column;
  return { name, type, nullable, config: configOf(column) };
});
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

function configOf({ name, size }: Column): NonNullable<Field['config']> {
  const isFilterable = filterFields.some((field) => field === name);
  // Without a cell type that shows it, a table keeps the mapping's colour to itself.
  const shown =
    name === 'outcome'
      ? { mappings: outcomeMappings, custom: { cellOptions: { type: 'color-text' }, ...size } }
      : { custom: size };
  return { ...(isFilterable ? { filterable: true } : {}), ...shown };
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
