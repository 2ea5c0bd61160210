import { defaultFormat } from '../../model/formats';
import type { RuntrailQuery } from '../saved/query';
import { queryTypeWithId } from '../saved/vendor-of';

/** The query reading something else; what it knew before is kept, only a format that is not to be had becomes a table. */
export function withQueryType(query: RuntrailQuery, id: string): RuntrailQuery {
  const formats = queryTypeWithId(id)?.queryType.formats ?? [];
  const keepsFormat = query.format === undefined || formats.some((format) => format === query.format);
  return { ...query, queryType: id, ...(!keepsFormat && { format: defaultFormat }) };
}
