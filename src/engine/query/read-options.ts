import { AnswerError } from '../sentences/answer-error';
import type { ResourceAnswer, ResourceRequest } from '../seam/protocol';
import { Notes } from '../reading/reading';
import { numberText } from '../sentences/counts';
import { oneOf, quoted } from '../sentences/quoted';
import type { Option, Vendor } from '../vendors/vendor';
import type { ConnectionClient } from '../client/connection-client';
import { cacheShortfall } from './cache-shortfall';
import { warningsFirst } from './warnings-first';

const mostOptions = 500;

/**
 * Answers `options/<kind>?search=`: candidates for the pickers. With `notices=true` they stand beside what is to be said of
 * them. Throws AnswerError.
 */
export async function readOptions(
  request: ResourceRequest,
  vendor: Vendor,
  client: ConnectionClient
): Promise<ResourceAnswer> {
  const kind = /^options\/([^/]+)$/.exec(request.path)?.[1];
  if (kind === undefined) {
    throw new AnswerError(`There is no resource ${quoted(request.path)}.`, 404);
  }
  const { model, options: lists } = vendor;
  const list = Object.entries(lists).find(([name]) => name === kind)?.[1];
  if (list === undefined) {
    const kinds = Object.keys(lists);
    throw new AnswerError(
      `${model.name} cannot list ${quoted(kind)}${kinds.length > 0 ? `: use ${oneOf(kinds)}` : ''}.`,
      404
    );
  }
  if (request.method !== 'GET') {
    throw new AnswerError(`Options are read with GET, not ${request.method}.`, 405);
  }
  const { search = '', notices } = request.parameters;
  const began = client.host.now();
  const notes = new Notes();
  const found = notes.take(await list(client)).filter(matches(search));
  notes.takeAll(client.notes);
  const cached = cacheShortfall(client, began);
  if (cached !== undefined) {
    notes.shortfall(cached);
  }
  if (found.length > mostOptions) {
    notes.shortfall(
      `Only the first ${mostOptions} of ${numberText(found.length)} ${kind} are listed: type what you look for.`
    );
  }
  const options = found.slice(0, mostOptions);
  return {
    status: 200,
    body: notices === 'true' ? { options, notices: warningsFirst(notes.sentences(new Set())) } : options,
  };
}

function matches(search: string): (option: Option) => boolean {
  const part = search.trim().toLowerCase();
  return ({ value, label }) => value.toLowerCase().includes(part) || label.toLowerCase().includes(part);
}
