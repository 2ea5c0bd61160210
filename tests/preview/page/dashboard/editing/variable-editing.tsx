import { CustomVariableSupport, type DataSourceApi, type TimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';
import { Alert, ErrorBoundaryAlert, InlineLabel, Stack, Text } from '@grafana/ui';
import { useCallback, useState } from 'react';
import { Loaded, useLoad } from '../../load-state';
import { dataSourceSrv } from '../../services/data-source-srv';
import { queried, type QueriedVariable } from '../variable-options';
import { SourcePicker } from './source-picker';

/** Grafana's editor of a query variable: the plugin's fields, and what the variable then offers. */
export function VariableEditing({ saved, range }: { saved: QueriedVariable; range: TimeRange }) {
  const [model, setModel] = useState(saved);
  const { datasource } = model;
  const load = useLoad(
    useCallback(async () => {
      const source = await dataSourceSrv.get(datasource);
      setModel((before) => withQuery(before, source));
      return source;
    }, [datasource])
  );
  return (
    <Stack direction="column" gap={2}>
      <SourcePicker current={datasource} onChange={(source) => setModel({ ...model, datasource: source, query: '' })} />
      <Loaded load={load}>
        {(source) => (
          <>
            <Editor source={source} model={model} onChange={setModel} range={range} />
            <Values model={model} range={range} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

/** A new variable begins with what the data source proposes. */
function withQuery(model: QueriedVariable, { variables }: DataSourceApi): QueriedVariable {
  return model.query === '' && variables instanceof CustomVariableSupport
    ? { ...model, query: { refId: 'variable', ...variables.getDefaultQuery?.() } }
    : model;
}

interface Props {
  source: DataSourceApi;
  model: QueriedVariable;
  onChange: (model: QueriedVariable) => void;
  range: TimeRange;
}

function Editor({ source, model, onChange, range }: Props) {
  const { name, variables } = source;
  const { query } = model;
  if (!(variables instanceof CustomVariableSupport) || typeof query === 'string') {
    return <Alert severity="info" title={`${name} has no editor of variables.`} />;
  }
  const VariableEditor = variables.editor;
  return (
    <ErrorBoundaryAlert>
      <VariableEditor
        datasource={source}
        query={query}
        onChange={(next: DataQuery) => onChange({ ...model, query: next })}
        onRunQuery={() => undefined}
        range={range}
      />
    </ErrorBoundaryAlert>
  );
}

/** Asked anew at every change, as Grafana does. */
function Values({ model, range }: Pick<Props, 'model' | 'range'>) {
  const [firstRange] = useState(range);
  const load = useLoad(useCallback(() => queried(model, firstRange), [model, firstRange]));
  return (
    <Loaded load={load}>
      {(options) => (
        <div data-testid="values">
          <Text color="secondary">{options.length === 1 ? '1 value' : `${options.length} values`}</Text>
          <Stack gap={1} wrap="wrap">
            {options.slice(0, 20).map(({ value = '', label }) => (
              <InlineLabel key={value} width="auto">
                {label ?? value}
              </InlineLabel>
            ))}
          </Stack>
        </div>
      )}
    </Loaded>
  );
}
