import { EditorRow } from '@grafana/plugin-ui';
import { Icon, Stack, Text } from '@grafana/ui';

export interface Hint {
  severity: 'info' | 'warning' | 'error';
  sentence: string;
}

const looks = {
  info: { icon: 'info-circle', color: 'secondary' },
  warning: { icon: 'exclamation-triangle', color: 'warning' },
  error: { icon: 'exclamation-circle', color: 'error' },
} as const;

/** What people should know before they rely on a query where they edit it, if there is something. */
export function Hints({ hints }: { hints: readonly Hint[] }) {
  if (hints.length === 0) {
    return null;
  }
  return (
    <EditorRow>
      <Stack direction="column" gap={0.5}>
        {hints.map(({ severity, sentence }) => (
          <Text key={sentence} color={looks[severity].color} variant="bodySmall">
            <Icon name={looks[severity].icon} size="sm" /> {sentence}
          </Text>
        ))}
      </Stack>
    </EditorRow>
  );
}
