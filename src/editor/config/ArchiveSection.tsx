import { ConfigSection } from '@grafana/plugin-ui';
import { Stack } from '@grafana/ui';
import { archiveModels, archiveSecrets } from '../language/models';
import { text } from '../text';
import type { SettingsProps } from './props';
import { SecretField } from './SecretField';
import { SettingField } from './SettingField';

/** What keeps events for longer than the vendor, where there is such a thing. */
export function ArchiveSection({ settings, onChange }: SettingsProps) {
  const words = text.config.archive;
  return (
    <ConfigSection
      title={words.title}
      description={words.description}
      isCollapsible
      isInitiallyOpen={Boolean(settings.jsonData['archiveUrl'])}
    >
      <Stack direction="column" gap={2}>
        {Object.values(archiveModels).map((setting) => (
          <SettingField key={setting.key} setting={setting} settings={settings} onChange={onChange} />
        ))}
        {Object.values(archiveSecrets).map((secret) => (
          <SecretField
            key={secret.key}
            secret={secret}
            isOptional
            hasLines={secret.key.startsWith('archiveTls')}
            settings={settings}
            onChange={onChange}
          />
        ))}
      </Stack>
    </ConfigSection>
  );
}
