import type { FilterField } from '../../model/event';
import { formatModels } from '../../model/formats';
import { readThrough } from '../archive/read-through';
import type { ReadThrough } from '../archive/read-through';
import type { PassingWords, ReadRequest } from '../vendors/vendor';
import { chooseShown } from './choose-shown';
import type { ShownEvents } from './choose-shown';
import { passingWords } from './filters';
import type { Question } from './question';

/** Reads a query's events and cuts them: the way of every format that is made of events. */
export async function readEvents(question: Question): Promise<ShownEvents> {
  const { reader, client, envelope, notes, isEmpty } = question;
  const { from, to } = envelope;
  const bars = formatModels[question.format].needs === 'bars' ? reader.bars : undefined;
  const read = bars?.read ?? reader.read.bind(reader);
  const { filters } = question;
  const through = { request: readRequest(question), reader, read, barsOfRun: bars?.ofRun, filters };
  const { pieces, isArchived } = isEmpty ? nothing : notes.take(await readThrough(through, client));
  // Reading from memory and cutting are some milliseconds' work each when there are many events.
  await client.host.turn();
  const rules = {
    from,
    to,
    lasts: bars !== undefined || reader.lasts,
    filters,
    maxEvents: client.settings.maxEvents,
    namesRuns: question.namesRuns && !isEmpty,
  };
  return { ...(await chooseShown(pieces, rules, client, notes)), isArchived };
}

const nothing: ReadThrough = { pieces: [], isArchived: false };

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
