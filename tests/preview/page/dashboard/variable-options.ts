import {
  CoreApp,
  CustomVariableSupport,
  LoadingState,
  StandardVariableSupport,
  stringToJsRegex,
  type DataFrame,
  type DataQueryRequest,
  type DataSourceApi,
  type QueryVariableModel,
  type TimeRange,
  type TypedVariableModel,
} from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { lastValueFrom, takeWhile } from 'rxjs';
import { messageOf } from '../load-state';
import { dataSourceSrv } from '../services/data-source-srv';
import { runRequest } from '../services/run-request';
import { textOf } from '../text-of';
import { allValue, type Option } from './variable';

/** What a variable offers before it was asked for, and when that fails. */
export function allOption(model: TypedVariableModel): Option[] {
  return 'includeAll' in model && model.includeAll ? [{ label: 'All', value: allValue }] : [];
}

/** Asks what a variable can be. */
export async function optionsOf(model: TypedVariableModel, range: TimeRange): Promise<Option[]> {
  const all = allOption(model);
  switch (model.type) {
    case 'custom':
    case 'interval':
      return [...all, ...model.query.split(',').map((text) => ({ label: text.trim(), value: text.trim() }))];
    case 'datasource':
      return dataSourceSrv
        .getList({
          pluginId: model.query,
          filter: ({ name }) => !model.regex || stringToJsRegex(model.regex).test(name),
        })
        .map((one) => ({ label: one.name, value: one.uid }));
    case 'query':
      return [...all, ...(await queried(model, range))];
    default:
      return all;
  }
}

/** What of a query variable its options depend on. */
export interface QueriedVariable extends Pick<QueryVariableModel, 'name' | 'datasource'> {
  query: string | DataQuery;
}

/** Asks the data source, without All. */
export async function queried(model: QueriedVariable, range: TimeRange): Promise<Option[]> {
  const source = await dataSourceSrv.get(model.datasource);
  if (!source.variables) {
    const found = (await source.metricFindQuery?.(model.query, { range })) ?? [];
    return found.map((one) => ({ label: one.text, value: String(one.value ?? one.text) }));
  }
  const request = requestOf(model, range, targetOf(source, model));
  const { variables } = source;
  const query = variables instanceof CustomVariableSupport ? variables.query.bind(variables) : undefined;
  const answers = runRequest(source, request, query);
  const data = await lastValueFrom(answers.pipe(takeWhile((part) => part.state === LoadingState.Loading, true)));
  if (data.errors?.[0]) {
    throw new Error(messageOf(data.errors[0]));
  }
  return data.series.flatMap(optionsIn);
}

function targetOf({ variables }: DataSourceApi, model: QueriedVariable): DataQuery {
  const saved: unknown = model.query;
  const query = typeof saved === 'string' ? { query: saved } : { query: '', ...(saved as object) };
  const target = { ...query, refId: 'variable' };
  return variables instanceof StandardVariableSupport ? variables.toDataQuery(target) : target;
}

function requestOf(model: QueriedVariable, range: TimeRange, target: DataQuery): DataQueryRequest {
  return {
    app: CoreApp.Dashboard,
    requestId: `variable-${model.name}`,
    timezone: 'browser',
    range,
    interval: '1m',
    intervalMs: 60_000,
    maxDataPoints: 100,
    targets: [target],
    scopedVars: {},
    startTime: Date.now(),
  };
}

function optionsIn(frame: DataFrame): Option[] {
  const values = frame.fields.find((field) => field.name === 'value') ?? frame.fields[0];
  const texts = frame.fields.find((field) => field.name === 'text') ?? values;
  return (values?.values ?? []).map((value: unknown, row) => ({
    value: textOf(value),
    label: textOf(texts?.values[row] ?? value),
  }));
}
