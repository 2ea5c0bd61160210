import type { GroupField } from '../../model/event';
import { formatModels, type Format } from '../../model/formats';
import type { ConnectionClient } from '../client/connection-client';
import type { FieldSet, Notes } from '../reading/reading';
import type { QueryEnvelope } from '../seam/protocol';
import type { Vendor } from '../vendors/vendor';
import type { ParsedQuery } from './parse-query';

/** A query with everything that decides its answer. */
export interface Question extends ParsedQuery {
  /** As it is answered: in alert rules not always the query's own. */
  format: Format;
  envelope: QueryEnvelope;
  fromAlert: boolean;
  /** When its reading began, epoch ms. */
  began: number;
  /** Nothing can be in the answer, so that nothing is read: a reversed range, or what a variable emptied. */
  isEmpty: boolean;
  vendor: Vendor;
  client: ConnectionClient;
  /** What is to be said beside the answer. */
  notes: Notes;
}

/** The fields without which the answer cannot be right: rows of an alert rule are compared by any of theirs. */
export function decidingFields({ filters, groupBy, format, fromAlert, query }: Question): FieldSet {
  const { takes, inAlerts } = formatModels[format];
  if (fromAlert && inAlerts === 'rows') {
    return { has: () => true };
  }
  const { has } = filteredFields({ filters });
  const shown: readonly GroupField[] = takes.valueField ? [query.valueField] : groupBy;
  return { has: (field) => has(field) || shown.some((one) => one === field) };
}

/** The fields by which something is left out; grouped or shown, what has no value is there. */
export function filteredFields({ filters }: Pick<Question, 'filters'>): FieldSet {
  return { has: (asked) => filters.some(({ field }) => field === asked) };
}
