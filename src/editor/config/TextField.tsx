import { Field, Input } from '@grafana/ui';
import { useId } from 'react';
import type { TextSettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import type { FieldProps } from './props';
import { useWasLeft } from './use-was-left';

export function TextField({ setting, value, disabled, onChange }: FieldProps<TextSettingModel, string>) {
  const id = useId();
  const [wasLeft, leave] = useWasLeft();
  const required = setting.required === true;
  // What a file made a number is shown as it is saved, though the backend refuses it.
  const shown = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return (
    <Field
      label={setting.label}
      description={setting.help}
      htmlFor={id}
      required={required}
      disabled={disabled}
      invalid={required && wasLeft && shown === ''}
      error={text.config.signIn.required({ label: setting.label })}
      noMargin
    >
      <Input
        id={id}
        data-testid={testIds.config.setting(setting.key)}
        value={shown}
        placeholder={setting.default ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={leave}
      />
    </Field>
  );
}
