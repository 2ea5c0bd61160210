import { Field, Input } from '@grafana/ui';
import { useId, useState } from 'react';
import type { SettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';

interface Props {
  setting: SettingModel;
  value: unknown;
  disabled: boolean;
  onChange: (value: string) => void;
}

/** One of the vendor's own settings. */
export function SettingField({ setting, value, disabled, onChange }: Props) {
  const id = useId();
  const [wasLeft, setWasLeft] = useState(false);
  const shown = typeof value === 'string' ? value : '';
  const isMissing = setting.required && wasLeft && shown === '';
  return (
    <Field
      label={setting.label}
      description={setting.help}
      htmlFor={id}
      required={setting.required}
      disabled={disabled}
      invalid={isMissing}
      error={text.config.signIn.required(setting.label)}
      noMargin
    >
      <Input
        id={id}
        data-testid={testIds.config.setting(setting.key)}
        value={shown}
        placeholder={setting.default ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={() => setWasLeft(true)}
      />
    </Field>
  );
}
