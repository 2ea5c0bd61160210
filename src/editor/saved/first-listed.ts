import type { QueryTypeModel } from '../../model/vendors';
import type { Source } from '../source';
import type { RuntrailQuery } from './query';
import { missingLists } from './selection';

/**
 * The query with the first entry that the vendor lists (of Opus the newest job) where it lacks one to be run; as it is where it
 * lacks none, or where the vendor lists none: then the editor says what to fill in.
 */
export async function withFirstListed(
  source: Partial<Pick<Source, 'listOptions'>>,
  query: RuntrailQuery,
  queryType: QueryTypeModel
): Promise<RuntrailQuery> {
  const list = missingLists(query, queryType).find(({ optionsKind }) => optionsKind !== undefined);
  if (!list?.optionsKind) {
    return query;
  }
  const [first] = (await source.listOptions?.(list.optionsKind).catch(() => [])) ?? [];
  return first ? { ...query, [list.key]: [first.value] } : query;
}
