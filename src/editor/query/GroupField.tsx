import { EditorField } from '@grafana/plugin-ui';
import { MultiCombobox } from '@grafana/ui';
import { useId, type KeyboardEvent } from 'react';
import { textsIn } from '../saved/texts';
import { text } from '../text';
import { fieldOptions } from './field-options';
import { isEnter } from './is-enter';
import { optionMeantBy } from './option-meant-by';
import { pickerStyle } from './picker-width';
import type { QueryProps } from './props';
import { useEmptiedOnLeave } from './use-emptied-on-leave';

export function GroupField({ query, onChange }: QueryProps) {
  const id = useId();
  const { round, emptyIfLeft } = useEmptiedOnLeave(id);
  const words = text.query.groupBy;
  const options = fieldOptions();
  const groupBy = textsIn(query.groupBy);
  // One that there is none of is shown as it is, and refused by the engine.
  const chosen = groupBy.map((saved) => options.find(({ value }) => value === saved) ?? { value: saved, label: saved });
  const change = (fields: readonly string[]) => onChange({ ...query, groupBy: [...new Set(fields)] });
  // MultiCombobox takes a typed text only after an arrow key. Leaving it clears its text.
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target;
    if (!isEnter(event) || !(input instanceof HTMLInputElement) || input.getAttribute('aria-activedescendant')) {
      return;
    }
    const meant = input.value.trim() === '' ? undefined : optionMeantBy(input.value, options);
    if (meant) {
      event.preventDefault();
      event.stopPropagation();
      change([...groupBy, meant.value]);
      input.blur();
      input.focus();
    }
  };
  return (
    <EditorField label={words.label} htmlFor={id}>
      <div
        style={pickerStyle(
          words.placeholder,
          chosen.map(({ label }) => label)
        )}
        onKeyDownCapture={onKeyDownCapture}
        onBlurCapture={emptyIfLeft}
      >
        <MultiCombobox<string>
          key={round}
          id={id}
          isClearable
          options={options}
          value={chosen}
          placeholder={words.placeholder}
          onChange={(picked) => change(picked.map(({ value }) => value))}
        />
      </div>
    </EditorField>
  );
}
