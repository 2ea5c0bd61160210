import { Auth, convertLegacyAuthProps, type AuthProps } from '@grafana/plugin-ui';
import { Stack } from '@grafana/ui';
import type { VendorModel } from '../../model/vendors';
import { text } from '../text';
import { SettingField } from './SettingField';
import { SecretField } from './SecretField';
import { signsIn, type Settings } from './settings-change';

interface Props {
  vendor: VendorModel;
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** The vendor's credentials, and TLS and headers as in Grafana's own data sources. */
export function SignInSection({ vendor, settings, onChange }: Props) {
  const method: AuthProps['selectedMethod'] = `custom-${vendor.id}`;
  const { TLS, customHeaders }: AuthProps = convertLegacyAuthProps({ config: settings, onChange });
  return (
    <Auth
      selectedMethod={method}
      visibleMethods={[method]}
      customMethods={[
        {
          id: method,
          label: text.config.signIn.title({ vendor: vendor.name }),
          description: text.config.signIn.description,
          component: <Credentials vendor={vendor} settings={settings} onChange={onChange} />,
        },
      ]}
      onAuthMethodSelect={() => undefined}
      {...(TLS && { TLS })}
      {...(customHeaders && { customHeaders })}
      readOnly={settings.readOnly}
    />
  );
}

function Credentials({ vendor, settings, onChange }: Props) {
  return (
    <Stack direction="column" gap={2}>
      {vendor.settings.filter(signsIn).map((setting) => (
        <SettingField key={setting.key} setting={setting} settings={settings} onChange={onChange} />
      ))}
      {vendor.secrets.map((secret) => (
        <SecretField key={secret.key} secret={secret} settings={settings} onChange={onChange} />
      ))}
    </Stack>
  );
}
