import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery } from '../saved/query';
import { entriesOf, missingLists } from '../saved/selection';
import { missingSentence } from '../saved/incomplete';
import type { Source } from '../source';
import { SelectionField } from './SelectionField';

interface Props {
  source: Source;
  queryType: QueryTypeModel;
  query: RuntrailQuery;
  onChange: (query: RuntrailQuery) => void;
}

/** The lists of a query type's selection, in the order of the model. */
export function SelectionFields({ source, queryType, query, onChange }: Props) {
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
