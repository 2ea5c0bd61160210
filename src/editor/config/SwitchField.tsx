import { Field, Switch } from '@grafana/ui';
import { useId } from 'react';
import type { SwitchSettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import type { FieldProps } from './props';

export function SwitchField({ setting, value, disabled, onChange }: FieldProps<SwitchSettingModel, boolean>) {
  const id = useId();
  return (
    <Field label={setting.label} description={setting.help} htmlFor={id} disabled={disabled} noMargin>
      <Switch
        id={id}
        data-testid={testIds.config.setting(setting.key)}
        value={typeof value === 'boolean' ? value : setting.default}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </Field>
  );
}
