import { Field, Input } from '@grafana/ui';
import { useId, useState } from 'react';
import { testIds } from '../test-ids';
import { text } from '../text';

interface Props {
  /** The key in `jsonData`. */
  name: string;
  label: string;
  help: string;
  /** What an empty field means. */
  fallback: number;
  value: unknown;
  disabled: boolean;
  /** `undefined` = the default; not called with what is not a whole number from 1. */
  onChange: (value: number | undefined) => void;
}

export function WholeNumberField({ name, label, help, fallback, value, disabled, onChange }: Props) {
  const id = useId();
  // 0 means the default too. What cannot be saved stays in the field with its error.
  const saved = typeof value === 'number' && value !== 0 ? String(value) : typeof value === 'string' ? value : '';
  const [rejected, setRejected] = useState<string>();
  const shown = rejected ?? saved;
  const isValid = shown === '' || isWholeNumber(shown);
  const type = (typed: string) => {
    const isWhole = isWholeNumber(typed);
    setRejected(typed === '' || isWhole ? undefined : typed);
    if (typed === '' || isWhole) {
      onChange(isWhole ? Number(typed) : undefined);
    }
  };
  return (
    <Field
      label={label}
      description={help}
      htmlFor={id}
      disabled={disabled}
      invalid={!isValid}
      error={text.config.limits.invalid}
      noMargin
    >
      <Input
        id={id}
        data-testid={testIds.config.setting(name)}
        inputMode="numeric"
        value={shown}
        placeholder={String(fallback)}
        onChange={(event) => type(event.currentTarget.value.trim())}
      />
    </Field>
  );
}

const isWholeNumber = (text: string) => /^[1-9]\d{0,14}$/.test(text);
