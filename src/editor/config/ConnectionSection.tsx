import { ConfigSection } from '@grafana/plugin-ui';
import { Field, Input, Stack } from '@grafana/ui';
import { useId } from 'react';
import type { VendorModel } from '../../model/vendors';
import { testIds } from '../test-ids';
import { text } from '../text';
import type { SettingsProps } from './props';
import { SettingField } from './SettingField';
import { signsIn } from './settings-change';
import { isWholeUrl } from './whole-url';
import { useWasLeft } from './use-was-left';

interface Props extends SettingsProps {
  vendor: VendorModel;
}

/** Where the vendor is, and what else its answers need to be understood. */
export function ConnectionSection({ vendor, settings, onChange }: Props) {
  const id = useId();
  const [wasLeft, leave] = useWasLeft(settings.url !== '');
  const disabled = settings.readOnly;
  const words = text.config.url;
  return (
    <ConfigSection title={text.config.connection.title}>
      <Stack direction="column" gap={2}>
        <Field
          label={words.label}
          description={words.description}
          htmlFor={id}
          required
          disabled={disabled}
          invalid={wasLeft && !isWholeUrl(settings.url)}
          error={words.invalid({ example: vendor.exampleUrl })}
          noMargin
        >
          <Input
            id={id}
            data-testid={testIds.config.url}
            type="url"
            value={settings.url}
            placeholder={vendor.exampleUrl}
            onChange={(event) => onChange({ ...settings, url: event.currentTarget.value.trim() })}
            onBlur={leave}
          />
        </Field>
        {vendor.settings
          .filter((setting) => !signsIn(setting))
          .map((setting) => (
            <SettingField key={setting.key} setting={setting} settings={settings} onChange={onChange} />
          ))}
      </Stack>
    </ConfigSection>
  );
}
