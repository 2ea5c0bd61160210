import { ConfigSection } from '@grafana/plugin-ui';
import { config } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import { text } from '../text';
import type { SwitchSettingModel } from '../../model/vendors';
import { limitSettings } from './limit-settings';
import type { SettingsProps } from './props';
import { SettingField } from './SettingField';

/** Where Grafana has one. */
function proxy(): SwitchSettingModel[] {
  const { proxy: label, proxyHelp: help } = text.config.limits;
  return config.secureSocksDSProxyEnabled
    ? [{ kind: 'switch', key: 'enableSecureSocksProxy', label, help, default: false }]
    : [];
}

/** What few people need: limits, the timeout of a call, the proxy. */
export function LimitsSection({ settings, onChange }: SettingsProps) {
  const words = text.config.limits;
  return (
    <ConfigSection title={words.title} description={words.description} isCollapsible isInitiallyOpen={false}>
      <Stack direction="column" gap={2}>
        {[...limitSettings(), ...proxy()].map((setting) => (
          <SettingField key={setting.key} setting={setting} settings={settings} onChange={onChange} />
        ))}
      </Stack>
    </ConfigSection>
  );
}
