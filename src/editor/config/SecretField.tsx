import { Field, Input, SecretInput, SecretTextArea } from '@grafana/ui';
import { useId, useState } from 'react';
import type { SecretModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import { HelpText } from './HelpText';
import { withoutSecret, withSecret, type Settings } from './settings-change';

interface Props {
  secret: SecretModel;
  /** Nothing is wrong without it. */
  isOptional?: boolean;
  /** It is a text of several lines, such as a certificate. */
  hasLines?: boolean;
  settings: Settings;
  onChange: (settings: Settings) => void;
}

/** One key of `secureJsonData`. */
export function SecretField({ secret, isOptional = false, hasLines = false, settings, onChange }: Props) {
  const { key, label, help } = secret;
  const id = useId();
  const [wasLeft, setWasLeft] = useState(false);
  const disabled = settings.readOnly;
  const isConfigured = settings.secureJsonFields[key] ?? false;
  const typed = settings.secureJsonData?.[key] ?? '';
  const testId = testIds.config.secret(key);
  const Typed = hasLines ? SecretTextArea : SecretInput;
  return (
    <Field
      label={label}
      description={<HelpText text={help} />}
      htmlFor={id}
      required={!isOptional}
      disabled={disabled}
      invalid={!isOptional && wasLeft && !isConfigured && typed === ''}
      error={text.config.signIn.required({ label })}
      noMargin
    >
      {disabled ? (
        // SecretInput offers its reset button even where nothing may be changed.
        <Input id={id} data-testid={testId} placeholder={isConfigured ? text.config.signIn.configured : ''} />
      ) : (
        <Typed
          id={id}
          data-testid={testId}
          isConfigured={isConfigured}
          value={typed}
          autoComplete="new-password"
          onReset={() => onChange(withoutSecret(settings, key))}
          onChange={(event) => onChange(withSecret(settings, key, event.currentTarget.value))}
          onBlur={() => setWasLeft(true)}
        />
      )}
    </Field>
  );
}
