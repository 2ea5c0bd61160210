import type { SettingModel } from '../../model/vendors';
import type { SettingsProps } from './props';
import { SwitchField } from './SwitchField';
import { TextField } from './TextField';
import { WholeNumberField } from './WholeNumberField';
import { withSetting } from './settings-change';

interface Props extends SettingsProps {
  setting: SettingModel;
}

/** One key of `jsonData`, by the kind of its value. */
export function SettingField({ setting, settings, onChange }: Props) {
  const field = {
    value: settings.jsonData[setting.key],
    disabled: settings.readOnly,
    onChange: (value: string | number | boolean | undefined) => onChange(withSetting(settings, setting.key, value)),
  };
  switch (setting.kind) {
    case 'text':
      return <TextField setting={setting} {...field} />;
    case 'number':
      return <WholeNumberField setting={setting} {...field} />;
    case 'switch':
      return <SwitchField setting={setting} {...field} />;
    default:
      return setting satisfies never;
  }
}
