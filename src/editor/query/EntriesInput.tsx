import { MultiCombobox, type ComboboxOption } from '@grafana/ui';
import type { FocusEvent, KeyboardEvent } from 'react';
import { text } from '../text';
import { isEnter } from './is-enter';
import { pickerStyle } from './picker-width';

export type EntryOptions = ComboboxOption[] | ((search: string) => Promise<ComboboxOption[]>);

interface Props {
  id: string;
  entries: readonly string[];
  options: EntryOptions;
  placeholder: string;
  invalid?: boolean;
  disabled?: boolean;
  /** As people know an entry; absent = as it is. */
  labelOf?: (entry: string) => string;
  /** What a typed text means; several entries can be pasted at once. */
  readTyped: (typed: string) => string[];
  /** Also take what was typed when the field is left; not where typing is searching. */
  takesTypedOnLeave?: boolean;
  onChange: (entries: string[]) => void;
  'data-testid'?: string;
}

/** Grafana's picker lets a long one reach beyond it. */
const longest = 40;
/** By what Grafana's picker describes the option that is made of what was typed. */
const typedMark = () => text.query.selection.add;
const shortened = (label: string) => (label.length > longest ? `${label.slice(0, longest - 1)}…` : label);

/** Picks several entries from a list and takes typed ones. */
export function EntriesInput({ entries, labelOf, readTyped, takesTypedOnLeave = false, onChange, ...props }: Props) {
  const chosen = entries.map((entry) => ({ value: entry, label: shortened(labelOf?.(entry) ?? entry) }));
  const take = (typed: string) => {
    const added = readTyped(typed).filter((entry) => !entries.includes(entry));
    if (added.length > 0) {
      onChange([...entries, ...added]);
    }
  };
  // MultiCombobox takes a typed text only after an arrow key. Leaving it clears its text.
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target;
    if (!isEnter(event) || !(input instanceof HTMLInputElement) || input.value.trim() === '') {
      return;
    }
    if (!input.getAttribute('aria-activedescendant')) {
      event.preventDefault();
      event.stopPropagation();
      take(input.value);
      input.blur();
      input.focus();
    }
  };
  const onBlurCapture = (event: FocusEvent<HTMLElement>) => {
    if (takesTypedOnLeave && event.relatedTarget !== null && event.target instanceof HTMLInputElement) {
      take(event.target.value);
    }
  };
  // Typed and picked with the mouse: it is read as with enter.
  const entriesIn = ({ value, description }: ComboboxOption) =>
    description === typedMark() ? readTyped(value) : [value];
  return (
    <div
      style={pickerStyle(
        props.placeholder,
        chosen.map(({ label }) => label)
      )}
      onKeyDownCapture={onKeyDownCapture}
      onBlurCapture={onBlurCapture}
    >
      <MultiCombobox
        {...props}
        value={chosen}
        createCustomValue
        customValueDescription={typedMark()}
        isClearable
        onChange={(selected) => onChange([...new Set(selected.flatMap(entriesIn))])}
      />
    </div>
  );
}
