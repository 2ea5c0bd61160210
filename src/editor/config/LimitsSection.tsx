import { ConfigSection } from '@grafana/plugin-ui';
import { config } from '@grafana/runtime';
import { Field, Stack, Switch } from '@grafana/ui';
import { useId } from 'react';
import { guardrailModels } from '../language/models';
import { text } from '../text';
import type { NumberSettingModel } from '../../model/vendors';
import { SettingField } from './SettingField';
import { withSetting, type Settings } from './settings-change';

interface Props {
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** Of the SDK's HTTP client; no call needs to take longer than the longest query. */
const timeout = (): NumberSettingModel => ({
  kind: 'number',
  key: 'timeout',
  label: text.config.limits.timeout,
  help: text.config.limits.timeoutHelp,
  default: 30,
  max: guardrailModels.queryTimeout.max,
});

/** What few people need: guardrails, the timeout of a call, the proxy. */
export function LimitsSection({ settings, onChange }: Props) {
  const id = useId();
  const words = text.config.limits;
  return (
    <ConfigSection title={words.title} description={words.description} isCollapsible isInitiallyOpen={false}>
      <Stack direction="column" gap={2}>
        {[...Object.values(guardrailModels), timeout()].map((setting) => (
          <SettingField key={setting.key} setting={setting} settings={settings} onChange={onChange} />
        ))}
        {config.secureSocksDSProxyEnabled && (
          <Field label={words.proxy} description={words.proxyHelp} htmlFor={id} disabled={settings.readOnly} noMargin>
            <Switch
              id={id}
              value={settings.jsonData.enableSecureSocksProxy ?? false}
              onChange={(event) =>
                onChange(withSetting(settings, 'enableSecureSocksProxy', event.currentTarget.checked))
              }
            />
          </Field>
        )}
      </Stack>
    </ConfigSection>
  );
}
