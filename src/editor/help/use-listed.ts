import { useEffect, useRef } from 'react';
import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery } from '../saved/query';
import { withListed, type Lister } from './with-listed';

/**
 * Hands a query on with what the vendor lists (see `withListed`). The vendor may take its time: a query that was chosen after
 * this one, in whatever way, stays.
 * @param current as it is before the change
 */
export function useListed(
  source: Lister,
  current: RuntrailQuery,
  onListed: (query: RuntrailQuery) => void
): (query: RuntrailQuery, queryType: QueryTypeModel) => Promise<void> {
  const choices = useRef(0);
  const known = JSON.stringify(current);
  useEffect(
    () => () => {
      choices.current += 1;
    },
    [known]
  );
  return async (query, queryType) => {
    choices.current += 1;
    const choice = choices.current;
    const listed = await withListed(source, query, queryType);
    if (choice === choices.current) {
      onListed(listed);
    }
  };
}
