import { Combobox, type ComboboxOption } from '@grafana/ui';
import { useState, type KeyboardEvent } from 'react';
import { isEnter } from './is-enter';
import { optionMeantBy } from './option-meant-by';

interface Props<T extends string> {
  id: string;
  'data-testid'?: string;
  /** As wide as what is chosen, where it is a range. */
  width: number | { min: number; max: number };
  options: Array<ComboboxOption<T>>;
  value: T;
  invalid?: boolean;
  customValueDescription?: string;
  onChange: (option: ComboboxOption<T>) => void;
  /** A text that none of the options has, where there may be such. */
  onTyped?: (typed: string) => void;
}

/**
 * Grafana's Combobox for one of a few options. While one types, it goes on marking the place of the chosen option, and enter
 * takes what stands there. Where the list became shorter that is nothing, of which some of its versions tell nobody, and it
 * shows an empty text. Here enter then takes the option that is meant, or leaves what was. So does escape, by which a Combobox
 * whose list is closed shows an empty text, too.
 */
export function Choice<T extends string>({ width, options, onChange, onTyped, ...props }: Props<T>) {
  const [round, setRound] = useState(0);
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) {
      return;
    }
    if (event.key === 'Escape' && input.getAttribute('aria-expanded') !== 'true') {
      setRound(round + 1);
    }
    if (!isEnter(event) || input.value === '' || !marksNothing(input)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const meant = optionMeantBy(input.value, options);
    if (meant) {
      onChange(meant);
    } else {
      onTyped?.(input.value);
    }
    setRound(round + 1);
  };
  const size =
    typeof width === 'number' ? { width } : ({ width: 'auto', minWidth: width.min, maxWidth: width.max } as const);
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <Combobox<T>
        key={round}
        {...props}
        {...size}
        autoFocus={round > 0}
        createCustomValue={onTyped !== undefined}
        options={options}
        onChange={onChange}
      />
    </div>
  );
}

/** What is marked is the place of an option that the shorter list does not have. */
function marksNothing(input: HTMLInputElement): boolean {
  const marked = input.getAttribute('aria-activedescendant') ?? '';
  return input.getAttribute('aria-expanded') === 'true' && marked !== '' && document.getElementById(marked) === null;
}
