import { EditorField } from '@grafana/plugin-ui';
import { useId } from 'react';
import { textOf } from '../saved/texts';
import { text } from '../text';
import { Choice } from './Choice';
import { fieldOptions } from './field-options';
import type { QueryProps } from './props';

/** The field whose distinct values are listed. */
export function ValueField({ query, onChange }: QueryProps) {
  const id = useId();
  return (
    <EditorField label={text.query.valueField.label} htmlFor={id}>
      <Choice
        id={id}
        width={20}
        options={fieldOptions()}
        value={textOf(query.valueField ?? 'target')}
        onChange={({ value }) => onChange({ ...query, valueField: value })}
      />
    </EditorField>
  );
}
