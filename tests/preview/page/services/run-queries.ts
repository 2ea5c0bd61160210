import {
  LoadingState,
  rangeUtil,
  type CoreApp,
  type DataQuery,
  type DataQueryRequest,
  type DataSourceApi,
  type PanelData,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { combineLatest, concatMap, defer, forkJoin, from, last, map, startWith, type Observable } from 'rxjs';
import { dataSourceSrv } from './data-source-srv';
import { answersOf, loading, panelData, runRequest } from './run-request';
import { templateSrv } from './template-srv';

export interface QueryRun {
  app: CoreApp;
  queries: readonly DataQuery[];
  range: TimeRange;
  timeZone: string;
  maxDataPoints: number;
  panelPluginId?: string;
  scopedVars?: ScopedVars;
}

let requests = 0;

/** Runs queries of one or several data sources (Mixed) and joins what they answer. */
export function runQueries(run: QueryRun): Observable<PanelData> {
  templateSrv.updateTimeRange(run.range);
  return defer(() => from(bySource(run.queries))).pipe(
    concatMap((groups) => {
      requests += 1;
      const name = `preview-${requests}`;
      const nameOf = (place: number) => (groups.length > 1 ? `mixed-${place}-${name}` : name);
      const asked = groups.map(({ source, queries }, place) => ({
        source,
        request: { ...requestOf(run, source, queries), requestId: nameOf(place) },
      }));
      return asked.length === 1
        ? combineLatest(asked.map(({ source, request }) => runRequest(source, request)))
        : mixed(asked);
    }),
    map((parts) => joined(parts, run.range))
  );
}

/** What several data sources answer is read when all of it is there, as Grafana's Mixed data source does. */
function mixed(asked: ReadonlyArray<{ source: DataSourceApi; request: DataQueryRequest }>): Observable<PanelData[]> {
  const answers = asked.map(({ source, request }) =>
    answersOf(source, request).pipe(
      last(),
      map((answer) => ({ answer, request }))
    )
  );
  return forkJoin(answers).pipe(
    map((all) => all.map(({ answer, request }) => panelData(answer, request))),
    startWith(asked.map(({ request }) => loading(request)))
  );
}

async function bySource(queries: readonly DataQuery[]) {
  const groups = new Map<string, { source: DataSourceApi; queries: DataQuery[] }>();
  for (const query of queries) {
    if (query.hide) {
      continue;
    }
    const source = await dataSourceSrv.get(query.datasource ?? null);
    if (source.filterQuery && !source.filterQuery(query)) {
      continue;
    }
    const group = groups.get(source.uid) ?? { source, queries: [] };
    group.queries.push({ ...query, datasource: source.getRef() });
    groups.set(source.uid, group);
  }
  return [...groups.values()];
}

function requestOf(run: QueryRun, source: DataSourceApi, targets: DataQuery[]) {
  const { interval, intervalMs } = rangeUtil.calculateInterval(run.range, run.maxDataPoints, source.interval ?? '1s');
  return {
    app: run.app,
    ...(run.panelPluginId === undefined ? {} : { panelPluginId: run.panelPluginId }),
    timezone: run.timeZone,
    range: run.range,
    rangeRaw: run.range.raw,
    interval,
    intervalMs,
    maxDataPoints: run.maxDataPoints,
    targets,
    scopedVars: {
      ...run.scopedVars,
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
    filters: templateSrv.getAdhocFilters(),
    startTime: Date.now(),
  };
}

function joined(parts: readonly PanelData[], timeRange: TimeRange): PanelData {
  // Grafana shows those of one data source alone.
  const errors = parts.filter((part) => part.errors?.length).at(-1)?.errors ?? [];
  const loading = parts.some((part) => part.state === LoadingState.Loading);
  const done =
    parts.length > 0 && parts.every((part) => part.state === LoadingState.NotStarted)
      ? LoadingState.NotStarted
      : LoadingState.Done;
  const state = loading ? LoadingState.Loading : errors.length ? LoadingState.Error : done;
  const request = parts[0]?.request;
  return {
    state,
    series: parts.flatMap((part) => part.series),
    timeRange,
    ...(request ? { request: { ...request, endTime: Date.now() } } : {}),
    ...(errors[0] ? { errors, error: errors[0] } : {}),
  };
}
