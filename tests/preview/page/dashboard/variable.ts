import type { SelectableValue, TypedVariableModel } from '@grafana/data';

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
  const current = chosen?.map((one) => valueOf(one, options)) ?? initial(model, options);
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

/** An address may name an option by its text, as links do that know only a data source's name. */
function valueOf(chosen: string, options: readonly Option[]): string {
  const named = options.some(({ value }) => value === chosen)
    ? undefined
    : options.find(({ label }) => label === chosen);
  return named?.value ?? chosen;
}

function listed(options: readonly Option[]): string[] {
  return options.flatMap((option) => (option.value && option.value !== allValue ? [option.value] : []));
}

function initial(model: TypedVariableModel, options: readonly Option[]): string[] {
  const saved = 'current' in model && 'value' in model.current ? model.current.value : undefined;
  const list = saved === undefined || saved === '' ? [] : [saved].flat().map(String);
  return list.length ? list : options[0]?.value ? [options[0].value] : [];
}
