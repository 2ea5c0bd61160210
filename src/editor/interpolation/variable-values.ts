import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

/** Grafana's own pattern of a variable: `$name`, `[[name:format]]`, `${name.path:format}`. */
export const variablePattern = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.([^:^}]+))?(?::([^}]+))?\}/g;

const allValue = '$__all';

/** A variable as it stands in a text. */
export interface VariableMention {
  /** As written, with its signs. */
  written: string;
  name: string;
  /** Written with a format (`${name:csv}`): one text, however many values. */
  hasFormat: boolean;
}

export interface VariableValues {
  values: string[];
  /** The person chose All; `values` are then the listed options, or the variable's own text for All. */
  isAll: boolean;
  /** The variable has a text of its own for All. */
  hasOwnAllText: boolean;
}

/** The values of a variable; `undefined` if Grafana knows no such variable. */
export function variableValues(
  mention: VariableMention,
  templates: TemplateSrv,
  scopedVars: ScopedVars
): VariableValues | undefined {
  const captured: unknown[] = [];
  const replaced = templates.replace(
    mention.written,
    scopedVars,
    mention.hasFormat
      ? undefined
      : (value: unknown) => {
          captured.push(...listOf(value));
          return '';
        }
  );
  // What Grafana fills in only where it knows a row, as in links, is its own value elsewhere.
  if (captured.length === 0 ? replaced === mention.written : captured[0] === mention.written) {
    return undefined;
  }
  const isAll = isAllChosen(mention.name, templates, scopedVars);
  // A variable's own text for All, and values that format themselves, do not pass the function.
  const hasOwnText = captured.length === 0 && replaced !== '';
  return {
    values: hasOwnText ? [replaced] : captured.filter((value) => value !== allValue).map(String),
    isAll,
    hasOwnAllText: isAll && (mention.hasFormat ? hasOwnAllText(mention.name, templates, scopedVars) : hasOwnText),
  };
}

/** Asked without a format, to which All is the options as well. */
function hasOwnAllText(name: string, templates: TemplateSrv, scopedVars: ScopedVars): boolean {
  return (
    variableValues({ written: `\${${name}}`, name, hasFormat: false }, templates, scopedVars)?.hasOwnAllText === true
  );
}

/** Grafana passes All to formatting functions as the list of options; only the form for URLs tells it from choosing each. */
function isAllChosen(name: string, templates: TemplateSrv, scopedVars: ScopedVars): boolean {
  const asParameter = templates.replace(`\${${name}:queryparam}`, scopedVars);
  if (asParameter.startsWith('var-')) {
    return asParameter === `var-${name}=${allValue}` || asParameter === `var-${name}=${encodeURIComponent(allValue)}`;
  }
  // A variable that is kept out of URLs.
  const variable = templates.getVariables().find((candidate) => candidate.name === name);
  const current: unknown = variable && 'current' in variable ? variable.current : undefined;
  const value = typeof current === 'object' && current !== null && 'value' in current ? current.value : undefined;
  return value === allValue || (Array.isArray(value) && value[0] === allValue);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
