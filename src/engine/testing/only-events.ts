import type { FilterField } from '../../model/event';
import type { Operator } from '../../model/query';
import { passingWords, readFilters } from '../query/filters';
import type { ReadRequest } from '../vendors/vendor';
import { nodeHost } from './node-host';

/** As a query with this filter on `event` asks a reader. */
export function onlyEvents(operator: Operator, ...values: string[]): ReadRequest['only'] {
  return onlyWhere('event', operator, ...values);
}

/** The same of another field. */
export function onlyWhere(field: FilterField, operator: Operator, ...values: string[]): ReadRequest['only'] {
  const host = nodeHost();
  return { [field]: passingWords(readFilters([{ field, operator, values }], host).filters, host) };
}
