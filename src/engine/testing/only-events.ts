import type { Operator } from '../../model/query';
import { passingWords, readFilters } from '../query/filters';
import type { ReadRequest } from '../vendors/vendor';
import { nodeHost } from './node-host';

/** As a query with this filter on `event` asks a reader. */
export function onlyEvents(operator: Operator, ...values: string[]): ReadRequest['only'] {
  const host = nodeHost();
  return { event: passingWords(readFilters([{ field: 'event', operator, values }], host).filters, host) };
}
