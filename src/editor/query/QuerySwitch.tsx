import { EditorField, EditorSwitch } from '@grafana/plugin-ui';
import { Box, Text } from '@grafana/ui';
import { useId } from 'react';

interface Props {
  label: string;
  tooltip: string;
  value: boolean;
  /** Why it cannot be switched on. */
  forbidden?: string | undefined;
  onChange: (value: boolean) => void;
}

/** What is on can always be switched off. */
export function QuerySwitch({ label, tooltip, value, forbidden, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <EditorField label={label} tooltip={tooltip} htmlFor={id}>
        <EditorSwitch
          id={id}
          value={value}
          disabled={forbidden !== undefined && !value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      </EditorField>
      {forbidden !== undefined && (
        // In lines, or what stands beside it would be far away.
        <Box maxWidth={30}>
          <Text variant="bodySmall" color="secondary">
            {forbidden}
          </Text>
        </Box>
      )}
    </div>
  );
}
