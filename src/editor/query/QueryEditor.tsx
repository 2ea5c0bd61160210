import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert } from '@grafana/ui';
import { useEffect } from 'react';
import type { RuntrailDataSource } from '../../datasource';
import type { RuntrailOptions } from '../saved/options';
import type { RuntrailQuery } from '../saved/query';
import { queryTypeWithId } from '../saved/vendor-of';
import { testIds } from '../test-ids';
import { text } from '../text';
import { AlertFields } from './AlertFields';
import { AlertHints, alertHints } from './AlertHints';
import { FiltersField } from './FiltersField';
import { QueryTypeField } from './QueryTypeField';
import { SelectionFields } from './SelectionFields';
import { ShapeFields } from './ShapeFields';
import { withQueryType } from './with-query-type';

type Props = QueryEditorProps<RuntrailDataSource, RuntrailQuery, RuntrailOptions>;

/** Edits one query; every choice runs it. */
export function QueryEditor({ datasource, query: saved, app, data, onChange, onRunQuery }: Props) {
  const query = datasource.completed(saved, app);
  useEffect(() => {
    if (!saved.queryType && query.queryType) {
      onChange(query);
    }
  });
  const change = (changed: RuntrailQuery, runs = true) => {
    onChange(changed);
    if (runs) {
      onRunQuery();
    }
  };
  const { vendor } = datasource;
  if (!vendor) {
    return <Alert severity="warning" title={text.query.queryType.noVendor} />;
  }
  const queryType = queryTypeWithId(query.queryType)?.queryType;
  const isOfVendor = queryType !== undefined && vendor.queryTypes.includes(queryType);
  const isAlertRule = app === CoreApp.UnifiedAlerting || app === CoreApp.CloudAlerting;
  return (
    <div data-testid={testIds.query.editor}>
      <EditorRows>
        <EditorRow>
          <QueryTypeField
            vendor={vendor}
            value={query.queryType ?? ''}
            onChange={(id) => change(withQueryType(query, id))}
          />
          {isOfVendor && (
            <SelectionFields datasource={datasource} queryType={queryType} query={query} onChange={change} />
          )}
        </EditorRow>
        {isOfVendor && (
          <>
            <EditorRow>
              <FiltersField
                datasource={datasource}
                filters={query.filters ?? []}
                series={data?.series ?? []}
                onChange={(filters, runs) => change({ ...query, filters }, runs)}
              />
            </EditorRow>
            <EditorRow>
              <ShapeFields queryType={queryType} query={query} onChange={change} />
              {isAlertRule && <AlertFields query={query} onChange={change} />}
            </EditorRow>
            {isAlertRule && alertHints(query, queryType).length > 0 && (
              <EditorRow>
                <AlertHints query={query} queryType={queryType} />
              </EditorRow>
            )}
          </>
        )}
      </EditorRows>
    </div>
  );
}
