import { Auth, convertLegacyAuthProps, type AuthProps } from '@grafana/plugin-ui';
import { Field, Input, SecretInput, Stack } from '@grafana/ui';
import { useId, useState } from 'react';
import type { VendorModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import { HelpText } from './HelpText';
import { SettingField } from './SettingField';
import { withoutSecret, withSecret, withSetting, type Settings } from './settings-change';

interface Props {
  vendor: VendorModel;
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** The vendor's credential, and TLS and headers as in Grafana's own data sources. */
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
          label: text.config.signIn.title(vendor.name),
          description: text.config.signIn.description,
          component: <Credential vendor={vendor} settings={settings} onChange={onChange} />,
        },
      ]}
      onAuthMethodSelect={() => undefined}
      {...(TLS && { TLS })}
      {...(customHeaders && { customHeaders })}
      readOnly={settings.readOnly}
    />
  );
}

function Credential({ vendor, settings, onChange }: Props) {
  const id = useId();
  const [wasLeft, setWasLeft] = useState(false);
  const disabled = settings.readOnly;
  const { key, label, help } = vendor.secret;
  const isConfigured = settings.secureJsonFields[key] ?? false;
  const typed = settings.secureJsonData?.[key] ?? '';
  return (
    <Stack direction="column" gap={2}>
      {vendor.settings
        .filter((setting) => setting.required)
        .map((setting) => (
          <SettingField
            key={setting.key}
            setting={setting}
            value={settings.jsonData[setting.key]}
            disabled={disabled}
            onChange={(value) => onChange(withSetting(settings, setting.key, value))}
          />
        ))}
      <Field
        label={label}
        description={<HelpText text={help} />}
        htmlFor={id}
        required
        disabled={disabled}
        invalid={wasLeft && !isConfigured && typed === ''}
        error={text.config.signIn.required(label)}
        noMargin
      >
        {disabled ? (
          // SecretInput offers its reset button even where nothing may be changed.
          <Input
            id={id}
            data-testid={testIds.config.secret}
            placeholder={isConfigured ? text.config.signIn.configured : ''}
          />
        ) : (
          <SecretInput
            id={id}
            data-testid={testIds.config.secret}
            isConfigured={isConfigured}
            value={typed}
            autoComplete="new-password"
            onReset={() => onChange(withoutSecret(settings, key))}
            onChange={(event) => onChange(withSecret(settings, key, event.currentTarget.value))}
            onBlur={() => setWasLeft(true)}
          />
        )}
      </Field>
    </Stack>
  );
}
