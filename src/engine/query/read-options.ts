import { AnswerError } from '../sentences/answer-error';
import type { ResourceAnswer, ResourceRequest } from '../seam/protocol';
import { oneOf, quoted } from '../sentences/quoted';
import type { Option, Vendor } from '../vendors/vendor';
import type { ConnectionClient } from '../client/connection-client';

const mostOptions = 500;

/** Answers `options/<kind>?search=`: candidates for the pickers. Throws AnswerError. */
export async function readOptions(
  request: ResourceRequest,
  vendor: Vendor,
  client: ConnectionClient
): Promise<ResourceAnswer> {
  const kind = /^options\/([^/]+)$/.exec(request.path)?.[1];
  if (kind === undefined) {
    throw new AnswerError(`There is no resource ${quoted(request.path)}.`, 404);
  }
  const { model, options } = vendor;
  const list = Object.entries(options).find(([name]) => name === kind)?.[1];
  if (list === undefined) {
    const kinds = Object.keys(options);
    throw new AnswerError(
      `${model.name} cannot list ${quoted(kind)}${kinds.length > 0 ? `: use ${oneOf(kinds)}` : ''}.`,
      404
    );
  }
  if (request.method !== 'GET') {
    throw new AnswerError(`Options are read with GET, not ${request.method}.`, 405);
  }
  const found = (await list(client)).filter(matches(request.parameters.search ?? ''));
  return { status: 200, body: found.slice(0, mostOptions) };
}

function matches(search: string): (option: Option) => boolean {
  const part = search.trim().toLowerCase();
  return ({ value, label }) => value.toLowerCase().includes(part) || label.toLowerCase().includes(part);
}
