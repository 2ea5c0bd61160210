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

/** Runs one data source's queries the way Grafana's runRequest does: loading first, then what came, errors as data. */
export function runRequest(
  datasource: DataSourceApi,
  request: DataQueryRequest,
  query?: (request: DataQueryRequest) => Observable<DataQueryResponse> | Promise<DataQueryResponse>
): Observable<PanelData> {
  const base = { series: [], annotations: [], request, timeRange: request.range };
  const answers = query ? query(request) : datasource.query(request);
  return (isObservable(answers) ? answers : from(answers)).pipe(
    map((answer): PanelData => {
      const errors = answer.errors ?? (answer.error ? [answer.error] : undefined);
      const frames = answer.data.map((frame) => toDataFrame(frame));
      const state = answer.state ?? (errors?.length ? LoadingState.Error : LoadingState.Done);
      return { ...base, state, series: frames, ...(errors?.length ? { errors, error: errors[0] } : {}) };
    }),
    catchError((error: unknown) => {
      const shown = toDataQueryError(error);
      return of({ ...base, state: LoadingState.Error, error: shown, errors: [shown] });
    }),
    startWith({ ...base, state: LoadingState.Loading })
  );
}
