import type { FilterField } from '../../model/event';
import { formatModels } from '../../model/formats';
import { whole } from '../reading/reading';
import type { PassingWords, ReadRequest } from '../vendors/vendor';
import { chooseShown } from './choose-shown';
import type { ShownEvents } from './choose-shown';
import { passingWords } from './filters';
import type { Question } from './question';

/** Reads a query's events and cuts them: the way of every format that is made of events. */
export async function readEvents(question: Question): Promise<ShownEvents> {
  const { reader, client, envelope, notes, isEmpty } = question;
  const { from, to } = envelope;
  const readBars = formatModels[question.format].needs === 'bars' ? reader.readBars?.bind(reader) : undefined;
  const read = readBars ?? reader.read.bind(reader);
  const pieces = notes.take(isEmpty ? whole([]) : await read(readRequest(question), client));
  // Reading from memory and cutting are some milliseconds' work each when there are many events.
  await client.host.turn();
  const rules = {
    from,
    to,
    lasts: readBars !== undefined || reader.lasts,
    filters: question.filters,
    maxEvents: client.settings.maxEvents,
    namesRuns: question.namesRuns && !isEmpty,
  };
  return chooseShown(pieces, rules, client, notes);
}

export function readRequest({ selection, envelope, format, query, filters, client }: Question): ReadRequest {
  const details = formatModels[format].takes.details === true && query.details;
  const only: Partial<Record<FilterField, PassingWords>> = {};
  filters.forEach(({ field }) => {
    only[field] ??= passingWords(
      filters.filter((filter) => filter.field === field),
      client.host
    );
  });
  return {
    selection,
    from: envelope.from,
    to: envelope.to,
    details,
    includePayloads: details && query.includePayloads,
    only,
  };
}
