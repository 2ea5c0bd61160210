import type { QueryEditorProps } from '@grafana/data';
import { EditorField, EditorRow, EditorRows, EditorSwitch } from '@grafana/plugin-ui';
import { Alert } from '@grafana/ui';
import { useId } from 'react';
import type { RuntrailDataSource } from '../../datasource';
import { FiltersField } from '../query/FiltersField';
import { LimitField } from '../query/LimitField';
import { QueryTypeField } from '../query/QueryTypeField';
import { SelectionFields } from '../query/SelectionFields';
import { withQueryType } from '../query/with-query-type';
import type { RuntrailOptions } from '../saved/options';
import type { RuntrailQuery } from '../saved/query';
import { queryTypeWithId } from '../saved/vendor-of';
import { testIds } from '../test-ids';
import { text } from '../text';
import { hasOnlyChanges, withOnlyChanges } from './only-changes';

type Props = QueryEditorProps<RuntrailDataSource, RuntrailQuery, RuntrailOptions>;

/** Which events lie over other panels, and how. */
export function AnnotationEditor({ datasource, query: saved, data, onChange, onRunQuery }: Props) {
  const id = useId();
  const query: RuntrailQuery = { ...datasource.completed(saved), format: 'annotations' };
  const { vendor } = datasource;
  const queryType = queryTypeWithId(query.queryType)?.queryType;
  if (!vendor) {
    return <Alert severity="warning" title={text.query.queryType.noVendor} />;
  }
  const change = (changed: RuntrailQuery, runs = true) => {
    onChange({ ...changed, format: 'annotations' });
    if (runs) {
      onRunQuery();
    }
  };
  const filters = query.filters ?? [];
  const { colorByOutcome, onlyChanges } = text.annotation;
  return (
    <div data-testid={testIds.annotation.editor}>
      <EditorRows>
        <EditorRow>
          <QueryTypeField
            vendor={vendor}
            value={query.queryType ?? ''}
            onChange={(type) => change(withQueryType(query, type))}
          />
          {queryType && (
            <SelectionFields datasource={datasource} queryType={queryType} query={query} onChange={change} />
          )}
        </EditorRow>
        <EditorRow>
          <EditorField label={colorByOutcome.label} tooltip={colorByOutcome.tooltip} htmlFor={`${id}-color`}>
            <EditorSwitch
              id={`${id}-color`}
              value={query.colorByOutcome ?? true}
              onChange={(event) => change({ ...query, colorByOutcome: event.currentTarget.checked })}
            />
          </EditorField>
          <EditorField label={onlyChanges.label} tooltip={onlyChanges.tooltip} htmlFor={`${id}-changes`}>
            <EditorSwitch
              id={`${id}-changes`}
              value={hasOnlyChanges(filters)}
              onChange={(event) => change({ ...query, filters: withOnlyChanges(filters, event.currentTarget.checked) })}
            />
          </EditorField>
          <LimitField value={query.limit} onChange={(limit) => change({ ...query, limit })} />
        </EditorRow>
        <EditorRow>
          <FiltersField
            datasource={datasource}
            filters={filters}
            series={data?.series ?? []}
            onChange={(changed, runs) => change({ ...query, filters: changed }, runs)}
          />
        </EditorRow>
      </EditorRows>
    </div>
  );
}
