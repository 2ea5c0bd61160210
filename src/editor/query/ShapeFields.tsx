import { EditorField, EditorSwitch } from '@grafana/plugin-ui';
import { Combobox, MultiCombobox } from '@grafana/ui';
import { useId } from 'react';
import { groupFields, type GroupField } from '../../model/event';
import { takesOf } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery } from '../saved/query';
import { testIds } from '../test-ids';
import { text } from '../text';
import { LimitField } from './LimitField';
import { pickerWidth, widestPicker } from './picker-width';
import { shownFormats } from './shown-formats';

interface Props {
  queryType: QueryTypeModel;
  query: RuntrailQuery;
  onChange: (query: RuntrailQuery) => void;
}

const fieldOptions: Array<{ value: GroupField; label: string }> = groupFields.map((field) => ({
  value: field,
  label: text.fields[field],
}));

/** How to show the events, and what belongs to that. */
export function ShapeFields({ queryType, query, onChange }: Props) {
  const id = useId();
  const words = text.query;
  const format = query.format ?? 'table';
  const groupBy = query.groupBy ?? [];
  const takes = takesOf(format);
  return (
    <>
      <EditorField label={words.format.label} htmlFor={`${id}-format`}>
        <Combobox
          id={`${id}-format`}
          data-testid={testIds.query.format}
          width={32}
          options={shownFormats(queryType, format)}
          value={format}
          onChange={({ value }) => onChange({ ...query, format: value })}
        />
      </EditorField>
      {takes.groups && (
        <EditorField label={words.groupBy.label} htmlFor={`${id}-group`}>
          <MultiCombobox
            id={`${id}-group`}
            width="auto"
            minWidth={pickerWidth(
              words.groupBy.placeholder,
              groupBy.map((field) => text.fields[field])
            )}
            maxWidth={widestPicker}
            isClearable
            options={fieldOptions}
            value={groupBy}
            placeholder={words.groupBy.placeholder}
            onChange={(options) => onChange({ ...query, groupBy: options.map(({ value }) => value) })}
          />
        </EditorField>
      )}
      {takes.valueField && <ValueField query={query} onChange={onChange} />}
      {takes.limit && <LimitField value={query.limit} onChange={(limit) => onChange({ ...query, limit })} />}
      {takes.details && (
        <EditorField label={words.details.label} tooltip={words.details.tooltip} htmlFor={`${id}-details`}>
          <EditorSwitch
            id={`${id}-details`}
            value={query.details ?? false}
            onChange={(event) => onChange({ ...query, details: event.currentTarget.checked })}
          />
        </EditorField>
      )}
      {takes.details && query.details && queryType.payloadsNeed && (
        <EditorField label={words.payloads.label} tooltip={words.payloads.tooltip} htmlFor={`${id}-payloads`}>
          <EditorSwitch
            id={`${id}-payloads`}
            value={query.includePayloads ?? false}
            onChange={(event) => onChange({ ...query, includePayloads: event.currentTarget.checked })}
          />
        </EditorField>
      )}
    </>
  );
}

/** The field whose distinct values are listed. */
export function ValueField({ query, onChange }: Pick<Props, 'query' | 'onChange'>) {
  const id = useId();
  return (
    <EditorField label={text.query.valueField.label} htmlFor={id}>
      <Combobox
        id={id}
        width={20}
        options={fieldOptions}
        value={query.valueField ?? 'target'}
        onChange={({ value }) => onChange({ ...query, valueField: value })}
      />
    </EditorField>
  );
}
