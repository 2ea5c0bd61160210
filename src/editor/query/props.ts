import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery } from '../saved/query';
import type { Source } from '../source';

/** What each part of the query editor is given. */
export interface QueryProps {
  query: RuntrailQuery;
  onChange: (query: RuntrailQuery) => void;
}

/** The same of a part that differs by what is read. */
export interface ReadProps extends QueryProps {
  source: Source;
  queryType: QueryTypeModel;
}
