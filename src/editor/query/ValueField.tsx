import { EditorField } from '@grafana/plugin-ui';
import { Combobox } from '@grafana/ui';
import { useId } from 'react';
import type { RuntrailQuery } from '../saved/query';
import { text } from '../text';
import { fieldOptions } from './field-options';

interface Props {
  query: RuntrailQuery;
  onChange: (query: RuntrailQuery) => void;
}

/** The field whose distinct values are listed. */
export function ValueField({ query, onChange }: Props) {
  const id = useId();
  return (
    <EditorField label={text.query.valueField.label} htmlFor={id}>
      <Combobox
        id={id}
        width={20}
        options={fieldOptions()}
        value={query.valueField ?? 'target'}
        onChange={({ value }) => onChange({ ...query, valueField: value })}
      />
    </EditorField>
  );
}
