import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import type { NumberSettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import type { FieldProps } from './props';
import { isNumberSetting, isWholeNumber, shownNumber } from './whole-number';

/** `undefined` = the default. What is no whole number is kept as typed, so that saving and testing says so too. */
type Typed = number | string | undefined;

export function WholeNumberField({ setting, value, disabled, onChange }: FieldProps<NumberSettingModel, Typed>) {
  const id = useId();
  const shown = shownNumber(value);
  const type = (typed: string) => onChange(typed === '' ? undefined : isWholeNumber(typed) ? Number(typed) : typed);
  return (
    <Field
      label={setting.label}
      description={setting.help}
      htmlFor={id}
      disabled={disabled}
      invalid={!isNumberSetting(value, setting.max)}
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
