import * as v from 'valibot';
import { querySchema } from '../../model/query';
import type { Query } from '../../model/query';
import type { VendorModel } from '../../model/vendors';
import { AnswerError } from '../sentences/answer-error';
import type { Host } from '../seam/host';
import { oneOf, quoted } from '../sentences/quoted';
import type { Reader, Vendor } from '../vendors/vendor';
import { readFilters } from './filters';
import type { CheckedFilter } from './filters';
import { migrate } from './migrate';
import { schemaError } from './schema-error';
import { readSelection } from './selection';

/** A query that was checked against everything that can be known before a vendor is called. */
export interface ParsedQuery {
  query: Query;
  reader: Reader;
  selection: Readonly<Record<string, readonly string[]>>;
  filters: readonly CheckedFilter[];
  groupBy: readonly Query['groupBy'][number][];
  /** What a variable emptied: with any of it the answer has no events. */
  emptied: readonly string[];
  /** The selection names runs one by one. */
  namesRuns: boolean;
}

/** Throws AnswerError (400) with a sentence that quotes what is wrong. */
export function parseQuery(json: unknown, vendor: Vendor, models: readonly VendorModel[], host: Host): ParsedQuery {
  const saved = migrate(json);
  const reader = readerOf(saved.queryType, vendor, models);
  const read = v.safeParse(querySchema, saved);
  if (!read.success) {
    throw schemaError(read.issues[0]);
  }
  const query = read.output;
  if (!reader.model.formats.includes(query.format)) {
    throw new AnswerError(
      `${reader.model.label} (${reader.model.id}) cannot be shown as ${query.format}: use ${oneOf(reader.model.formats)}.`,
      400
    );
  }
  const { selection, emptied, namesRuns } = readSelection(saved, reader.model);
  const filters = readFilters(query.filters, host);
  return {
    query,
    reader,
    selection,
    filters: filters.filters,
    groupBy: [...new Set(query.groupBy)],
    emptied: [...emptied, ...filters.emptied],
    namesRuns,
  };
}

function readerOf(queryType: unknown, vendor: Vendor, models: readonly VendorModel[]): Reader {
  if (queryType === undefined || queryType === '') {
    throw new AnswerError('The query does not say what to read (queryType is missing).', 400);
  }
  const reader = vendor.readers.find(({ model }) => model.id === queryType);
  if (reader !== undefined) {
    return reader;
  }
  const owner = models.find(({ queryTypes }) => queryTypes.some(({ id }) => id === queryType));
  if (owner === undefined) {
    throw new AnswerError(
      `Unknown queryType ${quoted(queryType)}: use ${oneOf(vendor.readers.map(({ model }) => model.id))}.`,
      400
    );
  }
  throw new AnswerError(
    owner.id === vendor.model.id
      ? `This version of Runtrail does not read ${quoted(queryType)} yet.`
      : `${quoted(queryType)} reads from ${owner.name}, but this data source is connected to ${vendor.model.name}: choose a data source of ${owner.name}, or another query type.`,
    400
  );
}
