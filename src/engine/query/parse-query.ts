import * as v from 'valibot';
import { takesOf } from '../../model/formats';
import { querySchema, type Query } from '../../model/query';
import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import { badRequest } from '../sentences/answer-error';
import type { VendorClient } from '../client/client';
import { isZone } from '../columns/is-zone';
import type { CheckedFilter } from '../events/checked-filter';
import type { Host } from '../seam/host';
import { oneOf, quoted } from '../sentences/quoted';
import type { Reader, Vendor } from '../vendors/vendor';
import { readFilters } from './filters';
import { migrate } from './migrate';
import { schemaError } from './schema-error';
import { readSelection } from './selection';

/** A query that was checked against everything that can be known before a vendor is called. */
export interface ParsedQuery {
  query: Query;
  reader: Reader;
  selection: Readonly<Record<string, readonly string[]>>;
  filters: readonly CheckedFilter[];
  /** Empty in formats that have no groups. */
  groupBy: readonly Query['groupBy'][number][];
  /** What a variable emptied: with any of it the answer has no events. */
  emptied: readonly string[];
  /** The selection names runs one by one. */
  namesRuns: boolean;
}

/** What a query is checked by. */
export interface QueryContext {
  host: Host;
  settings: Pick<VendorClient['settings'], 'vendorOptions'>;
}

/** Throws AnswerError (400) with a sentence that quotes what is wrong. */
export function parseQuery(
  json: unknown,
  vendor: Vendor,
  models: readonly VendorModel[],
  { host, settings }: QueryContext
): ParsedQuery {
  const saved = migrate(json);
  const reader = readerOf(saved.queryType, vendor, models);
  const read = v.safeParse(querySchema, saved);
  if (!read.success) {
    throw schemaError(read.issues[0]);
  }
  const query = read.output;
  if (!reader.model.formats.includes(query.format)) {
    throw badRequest(
      `${reader.model.label} (${reader.model.id}) cannot be shown as ${query.format}: use ${oneOf(reader.model.formats)}.`
    );
  }
  checkPayloads(query, reader.model, vendor.model, settings);
  if (!isZone(query.timeZone, host)) {
    throw badRequest(`Unknown timeZone ${quoted(query.timeZone)}: give the name of a zone, for example Europe/Berlin.`);
  }
  const { selection, emptied, namesRuns } = readSelection(saved, reader.model);
  const filters = readFilters(query.filters, host);
  return {
    query,
    reader,
    selection,
    filters: filters.filters,
    groupBy: takesOf(query.format).groups ? [...new Set(query.groupBy)] : [],
    emptied: [...emptied, ...filters.emptied],
    namesRuns,
  };
}

function readerOf(queryType: unknown, vendor: Vendor, models: readonly VendorModel[]): Reader {
  // A query that was never edited says nothing; it reads what the editor shows.
  const wanted = queryType === undefined || queryType === '' ? vendor.model.queryTypes[0].id : queryType;
  const reader = vendor.readers.find(({ model }) => model.id === wanted);
  if (reader !== undefined) {
    return reader;
  }
  const owner = models.find(({ queryTypes }) => queryTypes.some(({ id }) => id === wanted));
  if (owner === undefined) {
    throw badRequest(`Unknown queryType ${quoted(wanted)}: use ${oneOf(vendor.readers.map(({ model }) => model.id))}.`);
  }
  throw badRequest(
    owner.id === vendor.model.id
      ? `This version of Runtrail does not read ${quoted(wanted)} yet.`
      : `${quoted(wanted)} reads from ${owner.name}, but this data source is connected to ${vendor.model.name}: choose a data source of ${owner.name}, or another query type.`
  );
}

/** Inputs and outputs can hold personal data: whoever runs the data source has to allow them. */
function checkPayloads(
  { includePayloads }: Query,
  { payloadsNeed }: QueryTypeModel,
  { settings }: VendorModel,
  { vendorOptions }: QueryContext['settings']
): void {
  const needed = settings.find(({ key }) => key === payloadsNeed);
  if (includePayloads && needed !== undefined && vendorOptions[needed.key] !== true) {
    throw badRequest(
      `This data source does not give inputs and outputs (includePayloads): switch on ${needed.label} (${needed.key}) in its settings, or leave them out.`
    );
  }
}
