import { Field } from '@grafana/ui';
import { useId } from 'react';
import type { SecretModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import { HelpText } from './HelpText';
import type { SettingsProps } from './props';
import { SecretBox } from './SecretBox';
import { withoutSecret, withSecret } from './settings-change';
import { useWasLeft } from './use-was-left';

interface Props extends SettingsProps {
  secret: SecretModel;
  /** Nothing is wrong without it. */
  isOptional?: boolean;
  /** It is a text of several lines, such as a certificate. */
  hasLines?: boolean;
}

/** One key of `secureJsonData`. */
export function SecretField({ secret, isOptional = false, hasLines = false, settings, onChange }: Props) {
  const { key, label, help } = secret;
  const id = useId();
  const [wasLeft, leave] = useWasLeft();
  const isConfigured = settings.secureJsonFields[key] ?? false;
  const typed = settings.secureJsonData?.[key] ?? '';
  return (
    <Field
      label={label}
      description={<HelpText text={help} />}
      htmlFor={id}
      required={!isOptional}
      disabled={settings.readOnly}
      invalid={!isOptional && wasLeft && !isConfigured && typed === ''}
      error={text.config.signIn.required({ label })}
      noMargin
    >
      <SecretBox
        id={id}
        data-testid={testIds.config.secret(key)}
        isConfigured={isConfigured}
        value={typed}
        disabled={settings.readOnly}
        hasLines={hasLines}
        onReset={() => onChange(withoutSecret(settings, key))}
        onChange={(value) => onChange(withSecret(settings, key, value))}
        onBlur={leave}
      />
    </Field>
  );
}
