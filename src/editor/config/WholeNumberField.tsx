import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import type { NumberSettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';

interface Props {
  setting: NumberSettingModel;
  value: unknown;
  disabled: boolean;
  /** `undefined` = the default. What is no whole number is kept as typed, so that saving and testing says so too. */
  onChange: (value: number | string | undefined) => void;
}

export function WholeNumberField({ setting, value, disabled, onChange }: Props) {
  const id = useId();
  // 0 means the default too.
  const shown = value === 0 || (typeof value !== 'number' && typeof value !== 'string') ? '' : String(value);
  const isValid = shown === '' || (isWholeNumber(shown) && Number(shown) <= setting.max);
  const type = (typed: string) => onChange(typed === '' ? undefined : isWholeNumber(typed) ? Number(typed) : typed);
  return (
    <Field
      label={setting.label}
      description={setting.help}
      htmlFor={id}
      disabled={disabled}
      invalid={!isValid}
      error={text.config.limits.invalid({ max: setting.max })}
      noMargin
    >
      <Input
        id={id}
        data-testid={testIds.config.setting(setting.key)}
        width={20}
        inputMode="numeric"
        value={shown}
        placeholder={String(setting.default)}
        onChange={(event) => type(event.currentTarget.value.trim())}
      />
    </Field>
  );
}

const isWholeNumber = (text: string) => /^[1-9]\d{0,14}$/.test(text);
