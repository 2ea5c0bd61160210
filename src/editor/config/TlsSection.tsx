import { ConfigSection } from '@grafana/plugin-ui';
import { Stack } from '@grafana/ui';
import { Fragment } from 'react';
import { text } from '../text';
import type { SettingsProps } from './props';
import { SecretField } from './SecretField';
import { SettingField } from './SettingField';
import { SwitchField } from './SwitchField';
import { withoutSecret, withSetting, type Settings } from './settings-change';
import { tlsSecrets, tlsSwitches } from './tls-secrets';

/** How certificates are checked, under the names that the SDK reads. */
export function TlsSection({ settings, onChange }: SettingsProps) {
  const words = text.config.tls;
  const isOn = (key: string) => settings.jsonData[key] === true;
  return (
    <ConfigSection title={words.title} description={words.description}>
      <Stack direction="column" gap={2}>
        {tlsSwitches.map((key) => (
          <Fragment key={key}>
            <SwitchField
              setting={{ kind: 'switch', key, label: words[key].label, help: words[key].help, default: false }}
              value={isOn(key)}
              disabled={settings.readOnly}
              onChange={(on) => onChange(on ? withSetting(settings, key, true) : without(settings, key))}
            />
            {isOn(key) &&
              tlsSecrets[key].map((secret) => (
                <SecretField
                  key={secret}
                  secret={{ key: secret, label: words[secret].label, help: words[secret].help }}
                  settings={settings}
                  hasLines
                  onChange={onChange}
                />
              ))}
          </Fragment>
        ))}
        {(isOn('tlsAuthWithCACert') || isOn('tlsAuth')) && (
          <SettingField
            setting={{ kind: 'text', key: 'serverName', label: words.serverName.label, help: words.serverName.help }}
            settings={settings}
            onChange={onChange}
          />
        )}
      </Stack>
    </ConfigSection>
  );
}

/** What is switched off leaves no secret behind. */
function without(settings: Settings, key: keyof typeof tlsSecrets): Settings {
  const names: readonly string[] = tlsSecrets[key];
  return names.reduce(withoutSecret, withSetting(settings, key, false));
}
