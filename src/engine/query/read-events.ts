import type { FilterField } from '../../model/event';
import { formatModels } from '../../model/formats';
import { readThrough } from '../archive/read-through';
import type { ReadThrough } from '../archive/read-through';
import { archiveFor } from '../archive/survey';
import type { ReadEvents } from '../archive/read-vendor';
import { Notes } from '../reading/reading';
import type { Reading } from '../reading/reading';
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
  const { pieces, isArchived } = isEmpty
    ? nothing
    : notes.take(await readWhere(question, read, readBars !== undefined));
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
  return { ...(await chooseShown(pieces, rules, client, notes)), isArchived };
}

const nothing: ReadThrough = { pieces: [], isArchived: false };

/** Bars are joined of what belongs to a run, of which the archive has what the range holds and no more. */
async function readWhere(question: Question, read: ReadEvents, joinsBars: boolean): Promise<Reading<ReadThrough>> {
  const { reader, client, filters } = question;
  const request = readRequest(question);
  if (!joinsBars) {
    return readThrough({ request, reader, read, filters }, client);
  }
  const notes = new Notes();
  if (archiveFor(request, client) !== undefined) {
    notes.notice(`Only ${client.model.name} was asked: the archive has no bars of ${reader.model.label}.`);
  }
  return notes.reading({ pieces: notes.take(await read(request, client)), isArchived: false });
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
