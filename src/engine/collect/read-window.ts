import { takesEntry } from '../../model/vendors/selection';
import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import type { ConnectionClient } from '../client/connection-client';
import type { Events } from '../events/events';
import { parseQuery } from '../query/parse-query';
import type { CollectRequest } from '../seam/protocol';
import { AnswerError } from '../sentences/answer-error';
import { plural } from '../sentences/counts';
import type { Vendor } from '../vendors/vendor';

/** Everything of one query type that a window holds, read as a query reads it that narrows nothing. */
export async function readWindow(
  { queryType, from, to, backwards, details }: CollectRequest,
  client: ConnectionClient,
  vendor: Vendor,
  models: readonly VendorModel[]
): Promise<readonly Events[]> {
  const model = vendor.model.queryTypes.find(({ id }) => id === queryType);
  const everything = model === undefined ? {} : await everythingListed(model, client, vendor);
  if (everything === 'nothing') {
    return [];
  }
  const { reader, selection } = parseQuery({ queryType, ...everything }, vendor, models, client);
  return client.notes.take(
    await reader.read(
      { selection, from, to, ...(backwards && { endedBy: to }), details, includePayloads: false, only: {} },
      client
    )
  );
}

/** The selection that means all: empty, but where runs have to be named it is what the vendor lists. */
async function everythingListed(
  { label, selection, needsOneOf }: QueryTypeModel,
  client: ConnectionClient,
  vendor: Vendor
): Promise<Readonly<Record<string, readonly string[]>> | 'nothing'> {
  if (needsOneOf.length === 0) {
    return {};
  }
  const list = selection.find(({ key, optionsKind }) => needsOneOf.includes(key) && optionsKind !== undefined);
  const options = list && Object.entries(vendor.options).find(([kind]) => kind === list.optionsKind)?.[1];
  if (list === undefined || options === undefined) {
    throw new AnswerError(`${vendor.model.name} does not list what ${label} is read of.`, 400);
  }
  const listed = (await options(client)).map(({ value }) => value);
  const entries = listed.filter((value) => takesEntry(list, value));
  const unread = listed.length - entries.length;
  if (unread > 0) {
    client.notes.shortfall(
      `${plural(unread, 'id')} of the list of ${list.label.toLowerCase()} could not be read: ${unread === 1 ? 'it has' : 'they have'} another form.`
    );
  }
  return entries.length === 0 ? 'nothing' : { [list.key]: entries };
}
