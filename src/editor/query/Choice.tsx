import { Combobox, type ComboboxOption } from '@grafana/ui';
import { useRef, useState, type FormEvent } from 'react';

interface Props<T extends string> {
  id: string;
  'data-testid'?: string;
  /** As wide as what is chosen, where it is a range. */
  width: number | { min: number; max: number };
  options: Array<ComboboxOption<T>>;
  value: T;
  invalid?: boolean;
  createCustomValue?: boolean;
  customValueDescription?: string;
  onChange: (option: ComboboxOption<T>) => void;
}

/**
 * Grafana's Combobox for one of a few options. While one types, it goes on marking the place of the chosen option, and enter
 * takes what stands there: nothing, where the list became shorter. Here it takes the option that is meant, or leaves what was.
 */
export function Choice<T extends string>({ width, options, onChange, ...props }: Props<T>) {
  const typed = useRef('');
  const [round, setRound] = useState(0);
  const take = (option: ComboboxOption<T> | null | undefined) => {
    const taken = option ?? onlyOneWith(typed.current, options);
    if (taken) {
      onChange(taken);
    }
    if (!option) {
      // It shows an empty text otherwise.
      setRound(round + 1);
    }
  };
  const remember = ({ target }: FormEvent) => {
    typed.current = target instanceof HTMLInputElement ? target.value : '';
  };
  const size =
    typeof width === 'number' ? { width } : ({ width: 'auto', minWidth: width.min, maxWidth: width.max } as const);
  return (
    <div onInput={remember}>
      <Combobox<T> key={round} {...props} {...size} autoFocus={round > 0} options={options} onChange={take} />
    </div>
  );
}

function onlyOneWith<T extends string>(typed: string, options: ReadonlyArray<ComboboxOption<T>>) {
  const found = options.filter(({ label, value }) => (label ?? value).toLowerCase().includes(typed.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}
