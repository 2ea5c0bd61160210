import { EditorRow } from '@grafana/plugin-ui';
import { Stack, Text } from '@grafana/ui';
import { changing } from '../query/changing';
import { EditorShell } from '../query/EditorShell';
import { ValueField } from '../query/ValueField';
import { edited } from '../saved/default-query';
import type { EditorProps } from '../source';
import { testIds } from '../test-ids';
import { text } from '../text';
import { asValuesQuery } from './distinct-values';
import { ListField } from './ListField';

/** A template variable: a list of the vendor's, or a field of events. */
export function VariableEditor({ datasource, query: saved, onChange, onRunQuery }: EditorProps) {
  const query = asValuesQuery(datasource.completed(saved));
  const change = changing({ datasource, onChange, onRunQuery }, (changed) =>
    edited(asValuesQuery(changed), saved, query)
  );
  const { vendor } = datasource;
  return (
    <Stack direction="column" gap={0.5}>
      {vendor && (
        <EditorRow>
          <ListField vendor={vendor} list={query.list} onChange={(list) => change({ ...query, list })} />
        </EditorRow>
      )}
      {vendor && query.list ? (
        <Hint>{text.variable.list.hint({ vendor: vendor.name })}</Hint>
      ) : (
        <EditorShell source={datasource} query={query} onChange={change} data-testid={testIds.variable.editor}>
          {() => (
            <>
              <EditorRow>
                <ValueField query={query} onChange={change} />
              </EditorRow>
              <Hint>{text.variable.hint}</Hint>
            </>
          )}
        </EditorShell>
      )}
    </Stack>
  );
}

function Hint({ children }: { children: string }) {
  return (
    <Text variant="bodySmall" color="secondary">
      {children}
    </Text>
  );
}
