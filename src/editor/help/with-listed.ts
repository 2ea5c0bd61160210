import { formatOf } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import type { Source } from '../source';
import type { RuntrailQuery } from '../saved/query';
import { missingLists } from '../saved/selection';

export type Lister = Partial<Pick<Source, 'listOptions'>>;

/**
 * The query with what the vendor lists, where it lacks entries to be run: with the word for all of it, or for a picture of one
 * run with the first, which is the newest where runs are listed. As it is where it lacks none, or where the vendor lists
 * nothing: then the editor says what to fill in.
 */
export async function withListed(
  source: Lister,
  query: RuntrailQuery,
  queryType: QueryTypeModel
): Promise<RuntrailQuery> {
  const list = missingLists(query, queryType).find(({ optionsKind }) => optionsKind !== undefined);
  if (!list?.optionsKind) {
    return query;
  }
  const listed = await source.listOptions?.(list.optionsKind).catch(() => undefined);
  const first = listed?.options[0];
  const all = formatOf(query.format)?.needs === 'run' ? undefined : list.words?.[0];
  return first ? { ...query, [list.key]: [all ?? first.value] } : query;
}
