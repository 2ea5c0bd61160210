import { EditorField } from '@grafana/plugin-ui';
import { useId } from 'react';
import type { SelectionListModel } from '../../model/vendors';
import { malformedEntries } from '../saved/selection';
import { testIds } from '../test-ids';
import type { Source } from '../source';
import { text } from '../text';
import { EntriesInput } from './EntriesInput';
import { typedEntries } from './typed-entries';
import { useListedOptions, variableOptions } from './use-listed-options';

interface Props {
  source: Source;
  list: SelectionListModel;
  entries: readonly string[];
  /** What this list and others lack. */
  missing?: string | undefined;
  onChange: (entries: string[]) => void;
}

/** One list of a selection: fixed words, candidates of the vendor, or typed entries only. */
export function SelectionField({ source, list, entries, missing, onChange }: Props) {
  const id = useId();
  const { load, labelOf } = useListedOptions(source, list, entries);
  const malformed = malformedEntries(entries, list);
  const error =
    malformed.length > 0
      ? text.query.selection.malformed({ entries: malformed.join(', '), form: formOf(list) })
      : missing;
  const words = list.words?.map((word) => ({ value: word, label: word }));
  return (
    <EditorField label={list.label} tooltip={list.help} htmlFor={id} invalid={error !== undefined} error={error}>
      <EntriesInput
        id={id}
        data-testid={testIds.query.selection(list.key)}
        entries={entries}
        labelOf={labelOf}
        options={list.optionsKind ? load : [...(words ?? []), ...variableOptions(source)]}
        placeholder={list.emptyMeans ?? text.query.selection.placeholder}
        invalid={error !== undefined}
        readTyped={(typed) => typedEntries(typed, list)}
        takesTypedOnLeave={!list.optionsKind && !list.words}
        onChange={onChange}
      />
    </EditorField>
  );
}

function formOf({ words, form, formLabel }: SelectionListModel): string {
  return words && !form
    ? text.query.selection.oneOf({ words: words.join(', ') })
    : (formLabel ?? text.query.selection.otherForm);
}
