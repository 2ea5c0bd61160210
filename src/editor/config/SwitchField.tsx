import { Field, Switch } from '@grafana/ui';
import { useId } from 'react';
import type { SwitchSettingModel } from '../../model/vendors';
import { testIds } from '../test-ids';

interface Props {
  setting: SwitchSettingModel;
  value: unknown;
  disabled: boolean;
  onChange: (value: boolean) => void;
}

export function SwitchField({ setting, value, disabled, onChange }: Props) {
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
