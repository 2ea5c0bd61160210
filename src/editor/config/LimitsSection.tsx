import { ConfigSection } from '@grafana/plugin-ui';
import { config } from '@grafana/runtime';
import { Field, Stack, Switch } from '@grafana/ui';
import { useId } from 'react';
import * as v from 'valibot';
import { guardrailModels } from '../../model/guardrails';
import { guardrailsSchema, httpOptionLabels } from '../../model/settings';
import { text } from '../text';
import { WholeNumberField } from './WholeNumberField';
import { withSetting, type Settings } from './settings-change';

interface Props {
  settings: Settings;
  onChange: (settings: Settings) => void;
}

const defaults = v.parse(guardrailsSchema, {});
/** Of the SDK's HTTP client. */
const defaultTimeout = 30;

/** What few people need: guardrails, the timeout of a call, the proxy. */
export function LimitsSection({ settings, onChange }: Props) {
  const id = useId();
  const words = text.config.limits;
  const field = (key: string, label: string, help: string, fallback: number) => (
    <WholeNumberField
      key={key}
      name={key}
      label={label}
      help={help}
      fallback={fallback}
      value={settings.jsonData[key]}
      disabled={settings.readOnly}
      onChange={(value) => onChange(withSetting(settings, key, value))}
    />
  );
  return (
    <ConfigSection title={words.title} description={words.description} isCollapsible isInitiallyOpen={false}>
      <Stack direction="column" gap={2}>
        {guardrailModels.map(({ key, label, help }) => field(key, label, help, defaults[key]))}
        {field('timeout', httpOptionLabels.timeout, words.timeoutHelp, defaultTimeout)}
        {config.secureSocksDSProxyEnabled && (
          <Field
            label={httpOptionLabels.enableSecureSocksProxy}
            description={words.proxyHelp}
            htmlFor={id}
            disabled={settings.readOnly}
            noMargin
          >
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
