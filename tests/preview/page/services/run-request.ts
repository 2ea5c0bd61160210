import {
  LoadingState,
  toDataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { toDataQueryError } from '@grafana/runtime';
import { catchError, from, isObservable, map, of, startWith, type Observable } from 'rxjs';

type Query = (request: DataQueryRequest) => Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/** Runs one data source's queries the way Grafana's runRequest does: loading first, then what came, errors as data. */
export function runRequest(datasource: DataSourceApi, request: DataQueryRequest, query?: Query): Observable<PanelData> {
  return answersOf(datasource, request, query).pipe(
    map((answer) => panelData(answer, request)),
    startWith(loading(request))
  );
}

/** What a data source answers, as it came, errors as data. */
export function answersOf(
  datasource: DataSourceApi,
  request: DataQueryRequest,
  query?: Query
): Observable<DataQueryResponse> {
  const answers = query ? query(request) : datasource.query(request);
  return (isObservable(answers) ? answers : from(answers)).pipe(
    catchError((error: unknown) => of({ data: [], errors: [toDataQueryError(error)] }))
  );
}

export function panelData(answer: DataQueryResponse, request: DataQueryRequest): PanelData {
  const errors = answer.errors ?? (answer.error ? [answer.error] : undefined);
  const state = answer.state ?? (errors?.length ? LoadingState.Error : LoadingState.Done);
  const series = answer.data.map((frame) => toDataFrame(frame));
  return { ...loading(request), state, series, ...(errors?.length ? { errors, error: errors[0] } : {}) };
}

export function loading(request: DataQueryRequest): PanelData {
  return { state: LoadingState.Loading, series: [], annotations: [], request, timeRange: request.range };
}
