import type { DataFrame } from '@grafana/data';
import { InputGroup } from '@grafana/plugin-ui';
import { IconButton, Stack, type ComboboxOption } from '@grafana/ui';
import { useId } from 'react';
import { filterFields, outcomes } from '../../model/event';
import { operators, type Operator } from '../../model/query';
import type { QueryTypeModel } from '../../model/vendors';
import { fixedWords } from '../saved/filters';
import type { SavedFilter } from '../saved/query';
import { hasVariable } from '../saved/selection';
import { testIds } from '../test-ids';
import { text } from '../text';
import { Choice } from './Choice';
import { EntriesInput } from './EntriesInput';
import { besideButton } from './picker-width';
import { seenValues } from './seen-values';
import { typedEntries, typedValue } from './typed-entries';
import { visuallyHidden } from './visually-hidden';
import { withSaved } from './with-saved';

interface Props {
  queryType: QueryTypeModel;
  filter: SavedFilter;
  index: number;
  /** What the query answered last: its values are suggested. */
  series: readonly DataFrame[];
  variables: readonly ComboboxOption[];
  onChange: (filter: SavedFilter) => void;
  onRemove: () => void;
}

const fieldOptions = () => filterFields.map((field) => ({ value: field, label: text.fields[field] }));
const operatorOptions = () => operators.map((operator) => ({ value: operator, ...text.operators[operator] }));

export function FilterRow({ queryType, filter, index, series, variables, onChange, onRemove }: Props) {
  const id = useId();
  const words = text.query.filters;
  const position = index + 1;
  const isPattern = filter.operator.endsWith('~');
  const known = isPattern ? undefined : fixedWords[filter.field];
  return (
    <Stack
      direction="row"
      columnGap={1}
      rowGap={0.5}
      alignItems="center"
      wrap="wrap"
      data-testid={testIds.query.filter(index)}
    >
      <InputGroup>
        <div>
          <HiddenLabel id={`${id}-field`} label={words.field({ position })} />
          <Choice
            id={`${id}-field`}
            width={14}
            options={withSaved(fieldOptions(), filter.field)}
            value={filter.field}
            onChange={({ value }) => onChange({ ...filter, field: value, values: [] })}
          />
        </div>
        <div>
          <HiddenLabel id={`${id}-operator`} label={words.operator({ position })} />
          <Choice
            id={`${id}-operator`}
            width={{ min: 18, max: 30 }}
            options={withSaved(operatorOptions(), filter.operator)}
            value={filter.operator}
            onChange={({ value }) => onChange({ ...filter, operator: value })}
          />
        </div>
      </InputGroup>
      {/* One thing, so that a narrow editor does not put the bin under the values, where it seems to be of the next filter. */}
      <Stack direction="row" gap={1} alignItems="center">
        <div style={besideButton}>
          <HiddenLabel id={`${id}-values`} label={words.values({ position })} />
          <EntriesInput
            id={`${id}-values`}
            entries={filter.values}
            options={[...suggestions(filter, queryType, series), ...variables]}
            placeholder={isPattern ? words.anyPattern : words.anyValue}
            readTyped={(typed) => (known ? typedWords(typed, known) : typedValue(typed))}
            takesTypedOnLeave
            onChange={(values) => onChange({ ...filter, values })}
          />
        </div>
        <IconButton
          name="trash-alt"
          size="lg"
          aria-label={words.remove({ position })}
          tooltip={words.remove({ position })}
          onClick={onRemove}
        />
      </Stack>
    </Stack>
  );
}

/** Of a field that has no other values: half a word that several begin with is none. */
function typedWords(typed: string, words: readonly string[]): string[] {
  return typedEntries(typed, { words }).filter((entry) => words.includes(entry) || hasVariable(entry));
}

/** Filters on patterns get no suggestions: whole values are seldom the pattern meant. */
function suggestions(filter: SavedFilter, queryType: QueryTypeModel, series: readonly DataFrame[]): ComboboxOption[] {
  // Of words that are fixed, those that what is read can have.
  const possible: typeof fixedWords = {
    outcome: queryType.hasNoOutcomes ? ['info'] : outcomes,
    effect: queryType.effects ?? [],
  };
  const values = filter.operator.endsWith('~') ? [] : (possible[filter.field] ?? seenValues(series, filter.field));
  return values.map((value) => ({ value, label: value }));
}

function HiddenLabel({ id, label }: { id: string; label: string }) {
  return (
    <label className={visuallyHidden} htmlFor={id}>
      {label}
    </label>
  );
}

/** Of how it ended, or, where that is the same of all, of what happened. */
export function newFilter({ hasNoOutcomes }: QueryTypeModel): SavedFilter {
  return { field: hasNoOutcomes ? 'event' : 'outcome', operator: '=' satisfies Operator, values: [] };
}
