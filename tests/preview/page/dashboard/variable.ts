import {
  CoreApp,
  VariableSupportType,
  type QueryVariableModel,
  type SelectableValue,
  type TimeRange,
  type TypedVariableModel,
} from '@grafana/data';
import { lastValueFrom, takeWhile } from 'rxjs';
import { dataSourceSrv } from '../services/data-source-srv';
import { runRequest } from '../services/run-request';

export type Option = SelectableValue<string>;

/** What Grafana stores as the value of All. */
export const allValue = '$__all';

/** A dashboard variable with what is chosen of it. */
export interface Variable {
  model: TypedVariableModel;
  options: readonly Option[];
  chosen: readonly string[];
  /** What queries get; All becomes every listed option, or the variable's own text for All. */
  value(): string | string[] | undefined;
  /** The variable's own text for All, where All is chosen: Grafana writes it as it is, whatever the format. */
  ownAllText(): string | undefined;
}

export function makeVariable(
  model: TypedVariableModel,
  options: readonly Option[],
  chosen?: readonly string[]
): Variable {
  const current = chosen ?? initial(model, options);
  const multi = 'multi' in model && model.multi;
  const isAll = current[0] === allValue;
  const ownAllText = isAll && 'allValue' in model && model.allValue ? model.allValue : undefined;
  const value = multi ? [...current] : (current[0] ?? '');
  return {
    model: { ...model, current: { text: value, value, selected: true } } as TypedVariableModel,
    options,
    chosen: current,
    value() {
      if (model.type === 'adhoc') {
        return undefined;
      }
      return isAll ? (ownAllText ?? listed(options)) : value;
    },
    ownAllText: () => ownAllText,
  };
}

function listed(options: readonly Option[]): string[] {
  return options.flatMap((option) => (option.value && option.value !== allValue ? [option.value] : []));
}

function initial(model: TypedVariableModel, options: readonly Option[]): string[] {
  const saved = 'current' in model && model.current && 'value' in model.current ? model.current.value : undefined;
  const list = saved === undefined || saved === '' ? [] : [saved].flat().map(String);
  return list.length ? list : options[0]?.value ? [options[0].value] : [];
}

/** Asks what a variable can be. */
export async function optionsOf(model: TypedVariableModel, range: TimeRange): Promise<Option[]> {
  const all: Option[] = 'includeAll' in model && model.includeAll ? [{ label: 'All', value: allValue }] : [];
  switch (model.type) {
    case 'custom':
    case 'interval':
      return [...all, ...model.query.split(',').map((text) => ({ label: text.trim(), value: text.trim() }))];
    case 'datasource':
      return dataSourceSrv.getList({ pluginId: model.query }).map((one) => ({ label: one.name, value: one.uid }));
    case 'query':
      return [...all, ...(await queried(model, range))];
    default:
      return all;
  }
}

async function queried(model: QueryVariableModel, range: TimeRange): Promise<Option[]> {
  const source = await dataSourceSrv.get(model.datasource ?? null);
  const support = source.variables;
  if (!support) {
    const found = (await source.metricFindQuery?.(model.query, { range })) ?? [];
    return found.map((one) => ({ label: one.text, value: String(one.value ?? one.text) }));
  }
  const saved = {
    query: '',
    ...(typeof model.query === 'string' ? { query: model.query } : model.query),
    refId: 'variable',
  };
  const own = support.getType() === VariableSupportType.Custom && 'query' in support ? support.query : undefined;
  const target =
    'toDataQuery' in support && typeof support.toDataQuery === 'function' ? support.toDataQuery(saved) : saved;
  const request = {
    app: CoreApp.Dashboard, requestId: `variable-${model.name}`, timezone: 'browser', range, interval: '1m', intervalMs: 60_000,
    targets: [target], scopedVars: {}, startTime: Date.now(), maxDataPoints: 100,
  }; // prettier-ignore
  const query = typeof own === 'function' ? own.bind(support) : undefined;
  const data = await lastValueFrom(
    runRequest(source, request, query).pipe(takeWhile((part) => part.state === 'Loading', true))
  );
  if (data.error) {
    throw new Error(data.error.message ?? 'The variable could not be read.');
  }
  return data.series.flatMap((frame) => {
    const values = frame.fields.find((field) => field.name === 'value') ?? frame.fields[0];
    const texts = frame.fields.find((field) => field.name === 'text') ?? values;
    return (values?.values ?? []).map((value, row) => ({
      value: String(value),
      label: String(texts?.values[row] ?? value),
    }));
  });
}
