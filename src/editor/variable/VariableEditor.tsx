import { EditorRow } from '@grafana/plugin-ui';
import { Text } from '@grafana/ui';
import { changing } from '../query/changing';
import { EditorShell } from '../query/EditorShell';
import { ValueField } from '../query/ValueField';
import type { EditorProps } from '../source';
import { testIds } from '../test-ids';
import { text } from '../text';
import { asValuesQuery } from './distinct-values';

/** A template variable: which field of which events. */
export function VariableEditor({ datasource, query: saved, onChange, onRunQuery }: EditorProps) {
  const query = asValuesQuery(datasource.completed(saved));
  const change = changing((changed) => onChange(asValuesQuery(changed)), onRunQuery);
  return (
    <EditorShell source={datasource} query={query} onChange={change} data-testid={testIds.variable.editor}>
      {() => (
        <>
          <EditorRow>
            <ValueField query={query} onChange={change} />
          </EditorRow>
          <Text variant="bodySmall" color="secondary">
            {text.variable.hint}
          </Text>
        </>
      )}
    </EditorShell>
  );
}
