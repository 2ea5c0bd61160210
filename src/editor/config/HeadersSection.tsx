import { ConfigSection } from '@grafana/plugin-ui';
import { Button, IconButton, Input, Stack } from '@grafana/ui';
import { useId, useRef, useState } from 'react';
import { text } from '../text';
import { httpHeaders, withHeaderName, withoutHeader } from './http-headers';
import type { SettingsProps } from './props';
import { SecretBox } from './SecretBox';
import { withoutSecret, withSecret } from './settings-change';

/** Headers that go with each call, under the names that the SDK reads. */
export function HeadersSection({ settings, onChange }: SettingsProps) {
  const id = useId();
  const words = text.config.headers;
  const headers = httpHeaders(settings);
  const addButton = useRef<HTMLButtonElement>(null);
  const [wereThere] = useState(headers.length > 0);
  const { readOnly, secureJsonFields, secureJsonData } = settings;
  return (
    <ConfigSection title={words.title} description={words.description} isCollapsible isInitiallyOpen={wereThere}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        {headers.map(({ name, secret }, at) => (
          <Stack key={secret} alignItems="center">
            <Input
              aria-label={words.name({ position: at + 1 })}
              value={name}
              disabled={readOnly}
              width={24}
              onChange={(event) => onChange(withHeaderName(settings, at, event.currentTarget.value.trim()))}
            />
            <SecretBox
              id={`${id}-${secret}`}
              aria-label={words.value({ position: at + 1 })}
              isConfigured={secureJsonFields[secret] ?? false}
              value={secureJsonData?.[secret] ?? ''}
              disabled={readOnly}
              onReset={() => onChange(withoutSecret(settings, secret))}
              onChange={(value) => onChange(withSecret(settings, secret, value))}
            />
            <IconButton
              name="trash-alt"
              type="button"
              tooltip={words.remove({ position: at + 1 })}
              disabled={readOnly}
              onClick={() => {
                onChange(withoutHeader(settings, at));
                // The last of these buttons goes, and with it the place of whoever has no mouse.
                addButton.current?.focus();
              }}
            />
          </Stack>
        ))}
        <Button
          ref={addButton}
          type="button"
          icon="plus"
          variant="secondary"
          fill="outline"
          disabled={readOnly}
          onClick={() => onChange(withHeaderName(settings, headers.length, ''))}
        >
          {words.add}
        </Button>
      </Stack>
    </ConfigSection>
  );
}
