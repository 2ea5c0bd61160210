import { Field } from '@grafana/ui';
import { useId, useState } from 'react';
import type { SecretModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import { HelpText } from './HelpText';
import { SecretBox } from './SecretBox';
import { withoutSecret, withSecret, type Settings } from './settings-change';

interface Props {
  secret: SecretModel;
  settings: Settings;
  multiline?: boolean;
  onChange: (settings: Settings) => void;
}

/** One key of `secureJsonData`. */
export function SecretField({ secret: { key, label, help }, settings, multiline = false, onChange }: Props) {
  const id = useId();
  const [wasLeft, setWasLeft] = useState(false);
  const isConfigured = settings.secureJsonFields[key] ?? false;
  const typed = settings.secureJsonData?.[key] ?? '';
  return (
    <Field
      label={label}
      description={<HelpText text={help} />}
      htmlFor={id}
      required
      disabled={settings.readOnly}
      invalid={wasLeft && !isConfigured && typed === ''}
      error={text.config.signIn.required({ label })}
      noMargin
    >
      <SecretBox
        id={id}
        data-testid={testIds.config.secret(key)}
        isConfigured={isConfigured}
        value={typed}
        disabled={settings.readOnly}
        multiline={multiline}
        onReset={() => onChange(withoutSecret(settings, key))}
        onChange={(value) => onChange(withSecret(settings, key, value))}
        onBlur={() => setWasLeft(true)}
      />
    </Field>
  );
}
