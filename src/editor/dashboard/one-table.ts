import type { DataFrame, DataQueryRequest, Field } from '@grafana/data';
import { pickedRows } from '../explore/picked-rows';
import { valuesOf } from '../explore/values-of';
import { AnswersOfPanels, isOfSeveral } from '../mixed-request';
import type { RuntrailQuery } from '../saved/query';

/** What a panel's data source answered, as it came and as it is shown. */
interface Answer {
  frames: readonly DataFrame[];
  shown: DataFrame[];
}

/** Of few panels: these are all rows. */
const answers = new AnswersOfPanels<Answer>(10);

const [sourceField, idField] = ['source', 'eventId'];

/**
 * The tables of a panel's queries as one, where all of them say their source: Grafana's Merge would drop what is said of them. What
 * other data sources of the panel answer is added when that is there. One of nothing has no columns, so that its panel says its
 * sentence.
 */
export function oneTable(
  frames: readonly DataFrame[],
  request: Pick<DataQueryRequest<RuntrailQuery>, 'panelPluginId' | 'requestId' | 'targets'>
): DataFrame[] {
  const shown = [...frames];
  if (request.panelPluginId !== 'table' || !isOfSeveral(request)) {
    return shown;
  }
  const parts = answers.withOthers({ frames, shown }, request.requestId);
  const all = parts.flatMap((answer) => answer.frames);
  if (areOfOneTable(all)) {
    parts.forEach((answer) => answer.shown.splice(0));
    shown.push(joined(all));
  }
  return shown;
}

function areOfOneTable(frames: readonly DataFrame[]): boolean {
  const tables = frames.filter(({ fields }) => fields.length > 0);
  return tables.length > 0 && tables.every(saysSource);
}

function saysSource({ fields }: DataFrame): boolean {
  return [sourceField, idField].every((name) => fields.some((field) => field.name === name));
}

function joined(frames: readonly DataFrame[]): DataFrame {
  const tables = frames.filter(({ length }) => length > 0);
  const length = tables.reduce((sum, table) => sum + table.length, 0);
  const names = new Set(tables.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const fields = Array.from(names).flatMap((name) => column(name, tables));
  return inOrder({
    // As Grafana's Merge names it.
    refId: `merge-${frames.map(({ refId = '' }) => refId).join('-')}`,
    meta: { ...tables[0]?.meta, ...saidOf(frames) },
    fields,
    length,
  });
}

/** Of each severity the frames say the same: that of all. */
function saidOf(frames: readonly DataFrame[]): Pick<NonNullable<DataFrame['meta']>, 'notices' | 'executedQueryString'> {
  const notices = frames.flatMap(({ meta }) => meta?.notices ?? []);
  const calls = new Set(frames.flatMap(({ meta }) => meta?.executedQueryString ?? []));
  return {
    notices: [...new Map(notices.map((notice) => [notice.severity, notice])).values()],
    executedQueryString: [...calls].join('\n'),
  };
}

function column(name: string, tables: readonly DataFrame[]): Field[] {
  const fields = tables.map((table) => table.fields.find((field) => field.name === name));
  const [first] = fields.filter((field) => field !== undefined);
  if (first === undefined) {
    return [];
  }
  const values = fields.flatMap(
    (field, index): unknown[] => field?.values ?? new Array<null>(tables[index]?.length ?? 0).fill(null)
  );
  // A link is a whole column's: those of one data source lead nowhere from the rows of another.
  const links = new Set(fields.map((field) => JSON.stringify(field?.config.links)));
  const { links: own, ...config } = first.config;
  return [{ ...first, values, config: { ...config, ...(links.size === 1 && own && { links: own }) } }];
}

/** Oldest first as each table; an event that several queries read is one row. */
function inOrder(table: DataFrame): DataFrame {
  const [sources, ids, times] = [valuesOf(table, sourceField), valuesOf(table, idField), valuesOf(table, 'time')];
  const rows = new Map(
    Array.from({ length: table.length }, (_, row) => [JSON.stringify([sources[row], ids[row]]), row])
  );
  return pickedRows(
    table,
    [...rows.values()].sort((a, b) => Number(times[a]) - Number(times[b]))
  );
}
