import { ConfigSection } from '@grafana/plugin-ui';
import { Stack } from '@grafana/ui';
import type { VendorModel } from '../../model/vendors';
import { text } from '../text';
import type { SettingsProps } from './props';
import { SettingField } from './SettingField';
import { SecretField } from './SecretField';
import { signsIn } from './settings-change';

interface Props extends SettingsProps {
  vendor: VendorModel;
}

/** The vendor's credentials. */
export function SignInSection({ vendor, settings, onChange }: Props) {
  const { title, description } = text.config.signIn;
  return (
    <ConfigSection title={title({ vendor: vendor.name })} description={description}>
      <Stack direction="column" gap={2}>
        {vendor.settings.filter(signsIn).map((setting) => (
          <SettingField key={setting.key} setting={setting} settings={settings} onChange={onChange} />
        ))}
        {vendor.secrets.map((secret) => (
          <SecretField key={secret.key} secret={secret} settings={settings} onChange={onChange} />
        ))}
      </Stack>
    </ConfigSection>
  );
}
