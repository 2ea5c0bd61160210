import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import type { ConnectionClient } from '../client/connection-client';
import type { Events } from '../events/events';
import { parseQuery } from '../query/parse-query';
import type { Reading } from '../reading/reading';
import type { CollectRequest } from '../seam/protocol';
import { badRequest } from '../sentences/answer-error';
import type { Vendor } from '../vendors/vendor';

/** A reading for an archive, and what it is made with. */
export interface Collecting {
  request: CollectRequest;
  client: ConnectionClient;
  vendor: Vendor;
  /** Every vendor that a query could name. */
  models: readonly VendorModel[];
}

/** Everything of one query type that a window holds, read as a query reads it that narrows nothing but by this. */
export async function readWindow(
  { request, client, vendor, models }: Collecting,
  narrowing: Readonly<Partial<Record<string, readonly string[]>>> = {}
): Promise<Reading<readonly Events[]>> {
  const { queryType, from, to, backwards, details } = request;
  const model = vendor.model.queryTypes.find(({ id }) => id === queryType);
  const everything = model === undefined ? {} : everythingListed(model, vendor);
  const { reader, selection } = parseQuery({ queryType, ...everything, ...narrowing }, vendor, models, client);
  return reader.read(
    { selection, from, to, ...(backwards && { endedBy: to }), details, includePayloads: false, only: {} },
    client
  );
}

/**
 * The selection that means all: empty, but where runs have to be named it is the word for those that the vendor lists. What that
 * list lacks is told as a query tells it.
 */
function everythingListed(
  { label, selection, needsOneOf }: QueryTypeModel,
  { model }: Vendor
): Readonly<Record<string, readonly string[]>> {
  if (needsOneOf.length === 0) {
    return {};
  }
  const list = selection.find(({ key, words }) => needsOneOf.includes(key) && words !== undefined);
  if (list?.words === undefined) {
    throw badRequest(`${model.name} does not list what ${label} is read of.`);
  }
  return { [list.key]: list.words };
}
