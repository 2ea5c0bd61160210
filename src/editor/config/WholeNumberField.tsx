import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import type { NumberSettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import { isNumberSetting, isWholeNumber, shownNumber } from './whole-number';

interface Props {
  setting: NumberSettingModel;
  value: unknown;
  disabled: boolean;
  /** `undefined` = the default. What is no whole number is kept as typed, so that saving and testing says so too. */
  onChange: (value: number | string | undefined) => void;
}

export function WholeNumberField({ setting, value, disabled, onChange }: Props) {
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
