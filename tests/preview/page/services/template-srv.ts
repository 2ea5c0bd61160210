import type { AdHocVariableFilter, ScopedVars, TimeRange, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import type { Variable } from '../dashboard/variable';
import { dataMacro, inside, isDataMacro } from './data-macro';
import { formatted } from './variable-format';

const pattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

/** Grafana's variables service over the variables of the dashboard that is shown. */
export class PreviewTemplateSrv implements TemplateSrv {
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
  replace(target?: string, scopedVars?: ScopedVars, format?: string | Function): string {
    return (target ?? '').replace(pattern, (match, plain, bracketed, bracketFormat, braced, path, braceFormat) => {
      const name: string = plain ?? bracketed ?? braced;
      const variable = this.variables.find((one) => one.model.name === name);
      const value: unknown = isDataMacro(name)
        ? dataMacro(name, path, scopedVars)
        : inside(scopedVars?.[name]?.value ?? this.value(name), path);
      if (value === undefined) {
        return match;
      }
      const texts = Array.isArray(value) ? value.map(String) : String(value);
      const asked = braceFormat ?? bracketFormat ?? format ?? 'glob';
      if (asked === 'queryparam') {
        const chosen = variable?.chosen ?? [texts].flat();
        return chosen.map((one) => `var-${encodeURIComponent(name)}=${encodeURIComponent(one)}`).join('&');
      }
      if (variable?.ownAllText() !== undefined) {
        return variable.ownAllText() ?? match;
      }
      if (typeof asked === 'function') {
        return String(asked(texts, variable?.model ?? { name }, (one: string | string[]) => formatted(one, 'glob')));
      }
      return formatted(texts, asked);
    });
  }

  private value(name: string): string | string[] | undefined {
    if (name === '__from' || name === '__to') {
      const end = name === '__from' ? this.range?.from : this.range?.to;
      return end && String(end.valueOf());
    }
    return this.variables.find((variable) => variable.model.name === name)?.value();
  }
}

export const templateSrv = new PreviewTemplateSrv();
