import type { Settings } from '../connection/settings';
import type { DrawnRun } from '../frames/drawn-run';
import type { ExploreLink, Link } from '../frames/link';
import { formatModels, isOfOneRun } from '../../model/formats';
import { madeOnce } from '../../model/made-once';
import type { QueryTypeModel } from '../../model/vendors';
import type { Question } from './question';

type DataSource = Pick<Question, 'vendor' | 'client'>;

interface RunLinks {
  all: readonly Link[];
  /** Without that to the vendor's own page. */
  pictures: readonly Link[];
  /** Whether that page exists of a run. */
  leads(run: string): boolean;
}

/**
 * Where runs can be looked at: as a waterfall, as a graph, and on the vendor's own page. A link is a whole column's, so that
 * one which would lead nowhere from some of its runs is left out.
 */
export function runLinks(dataSource: DataSource, runs: readonly string[]): readonly Link[] {
  const { all, pictures, leads } = linksOf(dataSource.client.settings, dataSource);
  return runs.every(leads) ? all : pictures;
}

/** Of each data source, which has the same in all answers: their looks are written as JSON once an object. */
const linksOf = madeOnce((settings: Settings, { vendor, client }: DataSource): RunLinks => {
  const drawing = vendor.model.queryTypes.find(({ formats }) => formats.some(isOfOneRun));
  const selection = drawing && runsSelection(drawing, ['${__value.raw}']);
  const pictures = (drawing?.formats ?? [])
    .filter(isOfOneRun)
    .map((format) =>
      toExplore(`Show as ${formatModels[format].label.toLowerCase()}`, { ...selection, format }, client)
    );
  const own = vendor.runLink?.(settings);
  return own === undefined
    ? { all: pictures, pictures, leads: () => true }
    : { all: [...pictures, { title: own.title, url: own.url, targetBlank: true }], pictures, leads: own.leads };
});

/** From a node of a run to its lines; the value is the node's name. */
export function nodeLinks({ reader, client }: Pick<Question, 'reader' | 'client'>, run: DrawnRun | undefined): Link[] {
  const selection = run && runsSelection(reader.model, idsWithNodes(run));
  const filters = [{ field: 'target', operator: '=', values: ['${__value.raw}'] }];
  return selection ? [toExplore('Show its lines', { ...selection, format: 'logs', filters }, client)] : [];
}

/** The beginning of a query that reads certain runs; undefined where the query type cannot be told which. */
function runsSelection({ id, selection }: QueryTypeModel, runs: readonly string[]) {
  const list = selection.find(({ namesRuns }) => namesRuns);
  return list && { queryType: id, [list.key]: runs };
}

function idsWithNodes({ id, nodes, parts }: DrawnRun): string[] {
  return [...(nodes.length > 0 ? [id] : []), ...parts.flatMap(idsWithNodes)];
}

function toExplore(
  title: string,
  query: Readonly<Record<string, unknown>>,
  { settings: { uid, name } }: Pick<Question['client'], 'settings'>
): ExploreLink {
  return { title, url: '', internal: { query, datasourceUid: uid, datasourceName: name } };
}
