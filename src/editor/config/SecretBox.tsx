import { Button, Input, SecretTextArea, Stack } from '@grafana/ui';
import { useState } from 'react';
import { text } from '../text';

interface Props {
  id: string;
  isConfigured: boolean;
  /** What was typed; the saved secret is never known here. */
  value: string;
  disabled: boolean;
  /** For what has many lines, such as a certificate. */
  hasLines?: boolean;
  onChange: (value: string) => void;
  onReset: () => void;
  onBlur?: () => void;
  'aria-label'?: string;
  'data-testid'?: string;
}

/** A secret to be typed, or the word that there is one. Grafana's own inputs for this say it in English alone. */
export function SecretBox({ isConfigured, value, hasLines = false, onChange, onReset, ...props }: Props) {
  const words = text.config.signIn;
  // The button that was pressed is gone then, and with it the place of whoever has no mouse.
  const [wasReset, setWasReset] = useState(false);
  const reset = () => {
    setWasReset(true);
    onReset();
  };
  if (isConfigured) {
    return (
      <Stack>
        <Input {...props} disabled value={words.configured} readOnly />
        {!props.disabled && (
          <Button type="button" variant="secondary" onClick={reset}>
            {words.reset}
          </Button>
        )}
      </Stack>
    );
  }
  return hasLines ? (
    <SecretTextArea
      {...props}
      autoFocus={wasReset}
      isConfigured={false}
      onReset={onReset}
      grow
      rows={6}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <Input
      {...props}
      autoFocus={wasReset}
      type="password"
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
