import { CoreApp } from '@grafana/data';
import { defaultFormat, type Format } from '../../model/formats';
import { queryVersion } from '../../model/query';
import { shapeForPanel } from './panel-format';
import type { RuntrailQuery } from './query';
import { missingLists } from './selection';
import { queryTypeWithId, vendorWithId } from './vendor-of';

/**
 * What a new query reads: the vendor's first query type, as a table; in alert rules what can be compared with a number, in
 * Explore lines to read. A panel's is left open: only its editor learns of the panel's type, and until then it is a table.
 */
export function defaultQuery(vendorId: string | undefined, app?: CoreApp): Partial<RuntrailQuery> {
  const queryType = vendorWithId(vendorId)?.queryTypes[0];
  return app === CoreApp.PanelEditor
    ? { version: queryVersion }
    : { version: queryVersion, ...(queryType && { queryType: queryType.id }), format: formatIn(app) };
}

function formatIn(app: CoreApp | undefined): Format {
  switch (app) {
    case CoreApp.UnifiedAlerting:
    case CoreApp.CloudAlerting:
      return 'count';
    case CoreApp.Explore:
      return 'logs';
    default:
      return defaultFormat;
  }
}

/** Whether a query says nothing yet of its own: Grafana made it, and its editor has not written in it. */
export function isUntouched({ queryType, format }: RuntrailQuery): boolean {
  return !queryType && !format;
}

/**
 * A query that does not say what to read, with what a new one has; others are left as they are. Files write null for what is
 * absent.
 */
export function completed(
  saved: RuntrailQuery,
  vendorId: string | undefined,
  app?: CoreApp,
  panel?: string
): RuntrailQuery {
  const query = withoutNulls(saved);
  if (query.queryType) {
    return query;
  }
  const queryType = vendorWithId(vendorId)?.queryTypes[0];
  const defaults =
    app === CoreApp.PanelEditor && isUntouched(query)
      ? { version: queryVersion, ...shapeForPanel(panel, queryType) }
      : defaultQuery(vendorId, app);
  return { ...defaults, ...query, queryType: queryType?.id ?? '' };
}

/**
 * A query as it was edited, to be saved: one that leaves out what to read goes on leaving it out until another is chosen. Its
 * data source may be one that the dashboard chooses, of this vendor today and of another one tomorrow.
 * @param shown what the editor made of the saved one
 */
export function edited(changed: RuntrailQuery, saved: RuntrailQuery, shown: RuntrailQuery): RuntrailQuery {
  const { queryType, ...others } = changed;
  return saved.queryType || isUntouched(saved) || queryType !== shown.queryType ? changed : others;
}

/**
 * Whether a query is as the editor of a data source of any vendor made it: Grafana takes it along to another data source of this
 * plugin, which is how a new panel begins where the first one is of another vendor.
 */
export function isAsMade(saved: RuntrailQuery, app?: CoreApp, panel?: string): boolean {
  const vendor = queryTypeWithId(saved.queryType)?.vendor;
  const made = completed(ofGrafana(saved), vendor?.id, app, panel);
  const keys = Object.keys({ ...saved, ...made });
  return vendor !== undefined && keys.every((key) => JSON.stringify(saved[key]) === JSON.stringify(made[key]));
}

/** What Grafana itself writes into a query. */
export function ofGrafana({ refId, datasource, key, hide }: RuntrailQuery): RuntrailQuery {
  return { refId, ...(datasource && { datasource }), ...(key && { key }), ...(hide !== undefined && { hide }) };
}

/** The same object where there are none. */
function withoutNulls(query: RuntrailQuery): RuntrailQuery {
  const entries = Object.entries(query);
  const present = entries.filter(([, value]) => value !== null);
  return present.length < entries.length ? { ...Object.fromEntries(present), refId: query.refId } : query;
}

/** Whether sending the query makes sense; an unknown query type is sent, so that the engine says what is wrong. */
export function isRunnable(query: RuntrailQuery): boolean {
  if (query.hide || !query.queryType) {
    return false;
  }
  const known = queryTypeWithId(query.queryType);
  return !known || missingLists(query, known.queryType).length === 0;
}
