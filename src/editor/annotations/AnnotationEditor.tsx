import { EditorRow } from '@grafana/plugin-ui';
import { changing } from '../query/changing';
import { EditorShell } from '../query/EditorShell';
import { LimitField } from '../query/LimitField';
import { QuerySwitch } from '../query/QuerySwitch';
import { filtersOf } from '../saved/filters';
import type { RuntrailQuery } from '../saved/query';
import type { EditorProps } from '../source';
import { testIds } from '../test-ids';
import { text } from '../text';
import { hasOnlyChanges, withOnlyChanges } from './only-changes';

const asAnnotations = (query: RuntrailQuery): RuntrailQuery => ({ ...query, format: 'annotations' });

/** Which events lie over other panels, and how. */
export function AnnotationEditor({ datasource, query: saved, data, onChange, onRunQuery }: EditorProps) {
  const query = asAnnotations(datasource.completed(saved));
  const change = changing({ datasource, onChange, onRunQuery }, asAnnotations);
  const filters = filtersOf(query);
  return (
    <EditorShell
      source={datasource}
      query={query}
      series={data?.series}
      onChange={change}
      data-testid={testIds.annotation.editor}
    >
      {() => (
        <EditorRow>
          <QuerySwitch
            {...text.annotation.colorByOutcome}
            value={query.colorByOutcome ?? true}
            onChange={(colorByOutcome) => change({ ...query, colorByOutcome })}
          />
          <QuerySwitch
            {...text.annotation.onlyChanges}
            value={hasOnlyChanges(filters)}
            onChange={(only) => change({ ...query, filters: withOnlyChanges(filters, only) })}
          />
          <LimitField value={query.limit} onChange={(limit) => change({ ...query, limit })} />
        </EditorRow>
      )}
    </EditorShell>
  );
}
