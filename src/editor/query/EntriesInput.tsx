import { MultiCombobox, type ComboboxOption } from '@grafana/ui';
import { useRef, type ClipboardEvent, type FocusEvent, type KeyboardEvent } from 'react';
import { shortened } from '../shortened';
import { text } from '../text';
import { useAfterPress } from '../use-after-press';
import { isEnter } from './is-enter';
import { pickerStyle } from './picker-width';
import { useEmptiedOnLeave } from './use-emptied-on-leave';
import { useTypedAtTap } from './use-typed-at-tap';

export type EntryOptions = ComboboxOption[] | ((search: string) => Promise<ComboboxOption[]>);

interface Props {
  id: string;
  entries: readonly string[];
  options: EntryOptions;
  placeholder: string;
  invalid?: boolean;
  /** As people know an entry; absent = as it is. */
  labelOf?: (entry: string) => string;
  /** What a typed text means; several entries can be pasted at once. */
  readTyped: (typed: string) => string[];
  /** Also take what was typed when the field is left; not where typing is searching. */
  takesTypedOnLeave?: boolean;
  onChange: (entries: string[]) => void;
  'data-testid'?: string;
}

/** By what Grafana's picker describes the option that is made of what was typed. */
const typedMark = () => text.query.selection.add;

/** Picks several entries from a list and takes typed ones. */
export function EntriesInput({ entries, labelOf, readTyped, takesTypedOnLeave = false, onChange, ...props }: Props) {
  const chosen = entries.map((entry) => ({ value: entry, label: shortened(labelOf?.(entry) ?? entry) }));
  const take = (typed: string) => {
    const added = readTyped(typed).filter((entry) => !entries.includes(entry));
    if (added.length > 0) {
      onChange([...entries, ...added]);
    }
  };
  const isTaken = useRef(false);
  // Typed to find what was chosen, which MultiCombobox keeps, or given up with escape.
  const untaken = useRef('');
  const typedAtTap = useTypedAtTap(props.id);
  const afterPress = useAfterPress();
  const { round, emptyIfLeft } = useEmptiedOnLeave(props.id);
  // MultiCombobox takes a typed text only after an arrow key. Leaving it clears its text.
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) {
      return;
    }
    if (event.key === 'Escape') {
      untaken.current = input.value;
    }
    if (isEnter(event) && input.value.trim() !== '' && !input.getAttribute('aria-activedescendant')) {
      event.preventDefault();
      event.stopPropagation();
      take(input.value);
      isTaken.current = true;
      input.blur();
      isTaken.current = false;
      input.focus();
    }
  };
  const onBlurCapture = (event: FocusEvent<HTMLElement>) => {
    const input = event.target;
    if (isTaken.current) {
      return;
    }
    // Whoever goes to another window has not left the field.
    const isLeft = document.activeElement !== input;
    if (isLeft && input instanceof HTMLInputElement) {
      const typed = input.value || typedAtTap();
      if (takesTypedOnLeave && typed !== untaken.current) {
        afterPress(() => take(typed));
      }
      untaken.current = '';
    }
    emptyIfLeft(event);
  };
  // A browser's input makes blanks of line breaks, which names may hold.
  const onPasteCapture = (event: ClipboardEvent<HTMLElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (/\S[\r\n]+\s*\S/.test(pasted) && readTyped(pasted).length > 1) {
      event.preventDefault();
      take(pasted);
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
      onPasteCapture={onPasteCapture}
    >
      <MultiCombobox
        key={round}
        {...props}
        value={chosen}
        createCustomValue
        customValueDescription={typedMark()}
        isClearable
        onChange={(selected) => {
          const input = document.getElementById(props.id);
          untaken.current = input instanceof HTMLInputElement ? input.value : '';
          onChange([...new Set(selected.flatMap(entriesIn))]);
        }}
      />
    </div>
  );
}
