import type { QueryEditorProps } from '@grafana/data';
import { EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert, Text } from '@grafana/ui';
import type { RuntrailDataSource } from '../../datasource';
import { FiltersField } from '../query/FiltersField';
import { QueryTypeField } from '../query/QueryTypeField';
import { SelectionFields } from '../query/SelectionFields';
import { ValueField } from '../query/ShapeFields';
import { withQueryType } from '../query/with-query-type';
import type { RuntrailOptions } from '../saved/options';
import type { RuntrailQuery } from '../saved/query';
import { queryTypeWithId } from '../saved/vendor-of';
import { testIds } from '../test-ids';
import { text } from '../text';
import { asValuesQuery } from './distinct-values';

type Props = QueryEditorProps<RuntrailDataSource, RuntrailQuery, RuntrailOptions>;

/** A template variable: which field of which events. */
export function VariableEditor({ datasource, query: saved, onChange, onRunQuery }: Props) {
  const query = asValuesQuery(datasource.completed(saved));
  const { vendor } = datasource;
  const queryType = queryTypeWithId(query.queryType)?.queryType;
  if (!vendor) {
    return <Alert severity="warning" title={text.query.queryType.noVendor} />;
  }
  const change = (changed: RuntrailQuery, runs = true) => {
    onChange(asValuesQuery(changed));
    if (runs) {
      onRunQuery();
    }
  };
  return (
    <div data-testid={testIds.variable.editor}>
      <EditorRows>
        <EditorRow>
          <QueryTypeField
            vendor={vendor}
            value={query.queryType ?? ''}
            onChange={(id) => change(withQueryType(query, id))}
          />
          <ValueField query={query} onChange={change} />
          {queryType && (
            <SelectionFields datasource={datasource} queryType={queryType} query={query} onChange={change} />
          )}
        </EditorRow>
        <EditorRow>
          <FiltersField
            datasource={datasource}
            filters={query.filters ?? []}
            series={[]}
            onChange={(filters, runs) => change({ ...query, filters }, runs)}
          />
        </EditorRow>
        <Text variant="bodySmall" color="secondary">
          {text.variable.hint}
        </Text>
      </EditorRows>
    </div>
  );
}
