import type { ComboboxOption } from '@grafana/ui';

/** The options, and what is saved, so that nothing saved is shown as something else. */
export function withSaved(options: ComboboxOption[], saved: string): ComboboxOption[] {
  return options.some(({ value }) => value === saved) ? options : [...options, { value: saved, label: saved }];
}
