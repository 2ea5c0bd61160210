import type { DataFrame } from '@grafana/data';
import { EditorField } from '@grafana/plugin-ui';
import { Button, Stack } from '@grafana/ui';
import { useRef } from 'react';
import type { QueryTypeModel } from '../../model/vendors';
import type { SavedFilter } from '../saved/query';
import type { Source } from '../source';
import { text } from '../text';
import { FilterRow, newFilter } from './FilterRow';
import { SearchLine } from './SearchLine';
import { variableOptions } from './use-listed-options';
import { useRowKeys } from './use-row-keys';

interface Props {
  source: Source;
  queryType: QueryTypeModel;
  filters: readonly SavedFilter[];
  series: readonly DataFrame[];
  /** `runs` is false while a filter has no values yet and so changes no answer. */
  onChange: (filters: SavedFilter[], runs: boolean) => void;
}

export function FiltersField({ source, queryType, filters, series, onChange }: Props) {
  const variables = variableOptions(source);
  const keys = useRowKeys(filters);
  const addButton = useRef<HTMLButtonElement>(null);
  const replace = (index: number, changed: SavedFilter) =>
    onChange(
      filters.map((filter, at) => (at === index ? changed : filter)),
      changed.values.length > 0 || (filters[index]?.values.length ?? 0) > 0
    );
  const remove = (index: number) => {
    onChange(
      filters.filter((_, at) => at !== index),
      (filters[index]?.values.length ?? 0) > 0
    );
    // The button that was pressed is gone, and with it the place of whoever has no mouse.
    addButton.current?.focus();
  };
  return (
    <EditorField label={text.query.filters.label} tooltip={text.query.filters.tooltip}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        {filters.map((filter, index) => (
          <FilterRow
            key={keys[index]}
            queryType={queryType}
            filter={filter}
            index={index}
            series={series}
            variables={variables}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => remove(index)}
          />
        ))}
        <Stack direction="row" gap={1} alignItems="flex-start" wrap="wrap">
          <Button
            ref={addButton}
            variant="secondary"
            icon="plus"
            onClick={() => onChange([...filters, newFilter(queryType)], false)}
          >
            {text.query.filters.add}
          </Button>
          <SearchLine filters={filters} onChange={(changed) => onChange(changed, true)} />
        </Stack>
      </Stack>
    </EditorField>
  );
}
