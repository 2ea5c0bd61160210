import type { ComboboxOption } from '@grafana/ui';

/** The option that is called as was typed, or else the only one that has it in its name. */
export function optionMeantBy<T extends string>(
  typed: string,
  options: ReadonlyArray<ComboboxOption<T>>
): ComboboxOption<T> | undefined {
  const nameOf = ({ label, value }: ComboboxOption<T>) => (label ?? value).toLowerCase();
  const name = typed.trim().toLowerCase();
  const found = options.filter((option) => nameOf(option).includes(name));
  return found.find((option) => nameOf(option) === name) ?? (found.length === 1 ? found[0] : undefined);
}
