import type { CustomVariableModel, ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

export interface TestVariable {
  /** Chosen values, or All. */
  value: string | string[];
  /** What All stands for. */
  options?: string[];
  /** The variable's own text for All. */
  allText?: string;
  skipsUrl?: boolean;
}

const all = '$__all';

/**
 * Grafana's interpolation as far as this plugin meets it: scoped variables first; functions get All as the list of options,
 * but never the variable's own text for All; `queryparam` and `regex` as formats.
 */
export function templateService(variables: Readonly<Record<string, TestVariable>> = {}): TemplateSrv {
  const pattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;
  const isAll = (variable: TestVariable) => variable.value === all || variable.value[0] === all;
  return {
    replace(target = '', scopedVars: ScopedVars = {}, format?: string | Function) {
      return target.replace(pattern, (match: string, ...groups: Array<string | undefined>) => {
        const name = groups[0] ?? groups[1] ?? groups[3] ?? '';
        const used = groups[2] ?? groups[5] ?? format;
        const scoped = scopedVars[name];
        const variable: TestVariable | undefined = scoped ? { value: scoped.value } : variables[name];
        if (!variable) {
          return match;
        }
        if (used === 'queryparam') {
          return variable.skipsUrl
            ? ''
            : [variable.value]
                .flat()
                .map((value) => `var-${name}=${encodeURIComponent(value)}`)
                .join('&');
        }
        if (isAll(variable) && variable.allText !== undefined) {
          return variable.allText;
        }
        const value = isAll(variable) ? (variable.options ?? []) : variable.value;
        if (typeof used === 'function') {
          return String(used(value, { name }));
        }
        return Array.isArray(value) ? (used === 'regex' ? `(${value.join('|')})` : `{${value.join(',')}}`) : value;
      });
    },
    getVariables: () =>
      Object.entries(variables).map(([name, { value }]) => {
        const model: Partial<CustomVariableModel> = {
          type: 'custom',
          name,
          current: { value, text: value, selected: true },
        };
        return model as CustomVariableModel;
      }),
    containsTemplate: (target = '') => pattern.test(target),
    updateTimeRange: () => undefined,
  };
}
