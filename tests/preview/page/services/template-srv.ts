import type { AdHocVariableFilter, RawTimeRange, ScopedVars, TimeRange, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import type { Variable } from '../dashboard/variable';
import { textOf } from '../text-of';
import { dataMacro, inside, isDataMacro } from './data-macro';
import { formatted } from './variable-format';

const pattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

type Format = (
  value: string | string[],
  variable: { name: string },
  fallback: (value: string | string[]) => string
) => unknown;

/** Grafana's variables service over the variables of the dashboard that is shown. */
class PreviewTemplateSrv implements TemplateSrv {
  private variables: readonly Variable[] = [];
  private range: TimeRange | undefined;

  setVariables(variables: readonly Variable[]) {
    this.variables = variables;
  }
  updateTimeRange(range: TimeRange) {
    this.range = range;
  }
  getVariables(): TypedVariableModel[] {
    return this.variables.map((variable) => variable.model);
  }
  getAdhocFilters(): AdHocVariableFilter[] {
    return this.variables.flatMap(({ model }) => (model.type === 'adhoc' ? model.filters : []));
  }
  containsTemplate(target?: string): boolean {
    return [...(target ?? '').matchAll(pattern)].some(
      (match) => this.value(match[1] ?? match[2] ?? match[4] ?? '') !== undefined
    );
  }
  replace(target?: string, scopedVars?: ScopedVars, format?: string | Format): string {
    const written = (
      match: string,
      plain?: string,
      bracketed?: string,
      bracketFormat?: string,
      braced?: string,
      path?: string,
      braceFormat?: string
    ) =>
      this.written(match, plain ?? bracketed ?? braced ?? '', path, braceFormat ?? bracketFormat ?? format, scopedVars);
    return (target ?? '').replace(pattern, written);
  }

  private written(
    match: string,
    name: string,
    path: string | undefined,
    format: string | Format = 'glob',
    scopedVars: ScopedVars = {}
  ): string {
    const variable = this.variables.find((one) => one.model.name === name);
    const scoped: unknown = scopedVars[name]?.value;
    const value = isDataMacro(name) ? dataMacro(name, path, scopedVars) : inside(scoped ?? this.value(name), path);
    if (value === undefined) {
      return match;
    }
    const texts = Array.isArray(value) ? value.map(textOf) : textOf(value);
    if (format === 'queryparam') {
      const chosen = variable?.chosen ?? [texts].flat();
      return chosen.map((one) => `var-${encodeURIComponent(name)}=${encodeURIComponent(one)}`).join('&');
    }
    const ownAllText = variable?.ownAllText();
    if (ownAllText !== undefined) {
      return ownAllText;
    }
    return typeof format === 'function'
      ? textOf(format(texts, variable?.model ?? { name }, (one) => formatted(one, 'glob')))
      : formatted(texts, format);
  }

  private value(name: string): string | string[] | undefined {
    if (name === '__from' || name === '__to') {
      const end = name === '__from' ? this.range?.from : this.range?.to;
      return end && String(end.valueOf());
    }
    if (name === '__url_time_range') {
      return this.range && new URLSearchParams(rawTimes(this.range.raw)).toString();
    }
    return this.variables.find((variable) => variable.model.name === name)?.value();
  }
}

/** A range as addresses hold it: `now-1h` stays so, moments become epoch ms. */
function rawTimes({ from, to }: RawTimeRange): { from: string; to: string } {
  const written = (end: RawTimeRange['from']) => (typeof end === 'string' ? end : String(end.valueOf()));
  return { from: written(from), to: written(to) };
}

export const templateSrv = new PreviewTemplateSrv();
