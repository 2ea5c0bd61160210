import { EditorField } from '@grafana/plugin-ui';
import { MultiCombobox } from '@grafana/ui';
import { useId } from 'react';
import type { RuntrailQuery } from '../saved/query';
import { text } from '../text';
import { fieldOptions } from './field-options';
import { pickerStyle } from './picker-width';

interface Props {
  query: RuntrailQuery;
  onChange: (query: RuntrailQuery) => void;
}

export function GroupField({ query, onChange }: Props) {
  const id = useId();
  const words = text.query.groupBy;
  const groupBy = query.groupBy ?? [];
  return (
    <EditorField label={words.label} htmlFor={id}>
      <div
        style={pickerStyle(
          words.placeholder,
          groupBy.map((field) => text.fields[field])
        )}
      >
        <MultiCombobox
          id={id}
          isClearable
          options={fieldOptions()}
          value={groupBy}
          placeholder={words.placeholder}
          onChange={(options) => onChange({ ...query, groupBy: options.map(({ value }) => value) })}
        />
      </div>
    </EditorField>
  );
}
