import { entriesOf, missingLists } from '../saved/selection';
import { missingSentence } from '../saved/incomplete';
import type { ReadProps } from './props';
import { SelectionField } from './SelectionField';

/** The lists of a query type's selection, in the order of the model. */
export function SelectionFields({ source, queryType, query, onChange }: ReadProps) {
  const missing = missingLists(query, queryType);
  const [firstMissing] = missing;
  const missingText = missingSentence(missing);
  return (
    <>
      {queryType.selection.map((list) => (
        <SelectionField
          key={`${queryType.id} ${list.key}`}
          source={source}
          list={list}
          entries={entriesOf(query, list)}
          missing={list === firstMissing ? missingText : undefined}
          onChange={(entries) => onChange({ ...query, [list.key]: entries })}
        />
      ))}
    </>
  );
}
