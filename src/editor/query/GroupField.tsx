import { EditorField } from '@grafana/plugin-ui';
import { MultiCombobox } from '@grafana/ui';
import { useId } from 'react';
import type { RuntrailQuery } from '../saved/query';
import { textsIn } from '../saved/texts';
import { text } from '../text';
import { fieldOptions } from './field-options';
import { pickerStyle } from './picker-width';
import { useEmptiedOnLeave } from './use-emptied-on-leave';

interface Props {
  query: RuntrailQuery;
  onChange: (query: RuntrailQuery) => void;
}

export function GroupField({ query, onChange }: Props) {
  const id = useId();
  const { round, emptyIfLeft } = useEmptiedOnLeave(id);
  const words = text.query.groupBy;
  const options = fieldOptions();
  const groupBy = textsIn(query.groupBy);
  // One that there is none of is shown as it is, and refused by the engine.
  const chosen = groupBy.map((saved) => options.find(({ value }) => value === saved) ?? { value: saved, label: saved });
  return (
    <EditorField label={words.label} htmlFor={id}>
      <div
        style={pickerStyle(
          words.placeholder,
          chosen.map(({ label }) => label)
        )}
        onBlurCapture={emptyIfLeft}
      >
        <MultiCombobox<string>
          key={round}
          id={id}
          isClearable
          options={options}
          value={chosen}
          placeholder={words.placeholder}
          onChange={(picked) => onChange({ ...query, groupBy: picked.map(({ value }) => value) })}
        />
      </div>
    </EditorField>
  );
}
