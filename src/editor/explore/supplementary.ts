import { SupplementaryQueryType, type SupplementaryQueryOptions } from '@grafana/data';
import { takesOf } from '../../model/formats';
import { isRunnable } from '../saved/default-query';
import type { RuntrailQuery } from '../saved/query';
import { volumeQuery } from './volume-query';

const sampleLines = 100;

/** What Explore reads beside a query: how many lines when and how they ended, or some lines behind a count. */
export function supplementaryQuery(
  options: SupplementaryQueryOptions,
  query: RuntrailQuery
): RuntrailQuery | undefined {
  if (!isRunnable(query)) {
    return undefined;
  }
  switch (options.type) {
    case SupplementaryQueryType.LogsVolume:
      return query.format === 'logs' ? volumeQuery(query) : undefined;
    case SupplementaryQueryType.LogsSample:
      return takesOf(query.format).groups
        ? { ...query, refId: `log-sample-${query.refId}`, format: 'logs', limit: options.limit ?? sampleLines }
        : undefined;
    default:
      return options satisfies never;
  }
}
