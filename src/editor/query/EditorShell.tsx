import type { DataFrame } from '@grafana/data';
import { EditorRow, EditorRows } from '@grafana/plugin-ui';
import { Alert } from '@grafana/ui';
import type { ReactNode, Ref } from 'react';
import type { QueryTypeModel } from '../../model/vendors';
import { filtersOf } from '../saved/filters';
import type { RuntrailQuery } from '../saved/query';
import { textOf } from '../saved/texts';
import { queryTypeWithId } from '../saved/vendor-of';
import type { Source } from '../source';
import { text } from '../text';
import { FiltersField } from './FiltersField';
import { narrowing } from './picker-width';
import { QueryTypeField } from './QueryTypeField';
import { SelectionFields } from './SelectionFields';
import { withQueryType } from './with-query-type';

interface Props {
  source: Source;
  query: RuntrailQuery;
  /** What the query answered last: its values are suggested for filters. */
  series?: readonly DataFrame[];
  /** `runs` is false for a change that changes no answer yet. */
  onChange: (query: RuntrailQuery, runs?: boolean) => void;
  /** What else there is to choose, for a query type that the data source can read. */
  children: (queryType: QueryTypeModel) => ReactNode;
  /** The whole editor, which can be given the focus. */
  root?: Ref<HTMLDivElement>;
  'data-testid': string;
}

/** What all editors of a query share: what to read, which of it, and filters. */
export function EditorShell({ source, query, series = [], onChange, children, root, ...props }: Props) {
  const { vendor } = source;
  if (!vendor) {
    return <Alert severity="warning" title={text.query.queryType.noVendor} />;
  }
  const known = queryTypeWithId(query.queryType);
  const queryType = known?.vendor === vendor ? known.queryType : undefined;
  return (
    <div {...props} ref={root} tabIndex={-1} style={narrowing}>
      <EditorRows>
        <EditorRow>
          <QueryTypeField
            vendor={vendor}
            value={textOf(query.queryType ?? '')}
            onChange={(id) => onChange(withQueryType(query, id))}
          />
          {queryType && <SelectionFields source={source} queryType={queryType} query={query} onChange={onChange} />}
        </EditorRow>
        {queryType && (
          <>
            <EditorRow>
              <FiltersField
                source={source}
                queryType={queryType}
                filters={filtersOf(query)}
                series={series}
                onChange={(filters, runs) => onChange({ ...query, filters }, runs)}
              />
            </EditorRow>
            {children(queryType)}
          </>
        )}
      </EditorRows>
    </div>
  );
}
