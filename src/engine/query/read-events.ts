import type { FilterField } from '../../model/event';
import { formatModels } from '../../model/formats';
import { madeOnce } from '../../model/made-once';
import { readThrough } from '../archive/read-through';
import { archiveFor } from '../archive/survey';
import { Notes, type Reading } from '../reading/reading';
import type { Bars, PassingWords, ReadRequest } from '../vendors/vendor';
import { inRange, passing, type RangeRules, type ShownEvents } from './choose-shown';
import { passingWords } from './filters';
import type { Question } from './question';

/** Reads a query's events and cuts them: the way of every format that is made of events. */
export async function readEvents(question: Question): Promise<ShownEvents> {
  const { client, filters, notes, isEmpty } = question;
  const shown = isEmpty ? inRange([], rulesOf(question), client, notes) : notes.take(await readShared(question));
  return filters.length === 0 ? shown : passing(shown, filters, client.host);
}

/** Bytes a row: what is in the columns beside the texts, which those that were read keep. */
const rowBytes = 100;
/** The most of the memory that may be kept twice in this way. */
const share = 1 / 8;

/**
 * What the range holds, before filters: read once for panels that differ in filters. Whether a word that nobody knows matters
 * is told by what the filters let pass, so that those who meet one read by their own; rules always do.
 */
function readShared(question: Question): Promise<Reading<ShownEvents>> {
  const { reader, client, filters } = question;
  return reader.heedsFilters === true || client.freshness !== 'panels' || filters.length === 0
    ? readRange(question, readRequest(question))
    : readUnfiltered(question);
}

async function readUnfiltered(question: Question): Promise<Reading<ShownEvents>> {
  const reading = await readRange(question, { ...readRequest(question), only: {} });
  const notes = new Notes();
  notes.take(reading);
  return notes.hasUnknown ? readRange(question, readRequest(question)) : reading;
}

/** Joined and put in order once for panels that ask for the same at once. */
function readRange(question: Question, request: ReadRequest): Promise<Reading<ShownEvents>> {
  const { reader, client, envelope, filters } = question;
  const bars = barsOf(question);
  const { only, selection, ...alike } = request;
  const isByOwn = Object.keys(only).length > 0;
  const heeded = isByOwn || archiveFor(envelope, client) !== undefined ? filters : [];
  const key = JSON.stringify([reader.model.id, bars !== undefined, alike, isByOwn, heeded]);
  return client.together(`range ${key} ${textOf(selection)}`, async (inner) => {
    const read = bars?.read ?? reader.read.bind(reader);
    const through = { request, reader, read, barsOfRun: bars?.ofRun, filters };
    const notes = new Notes();
    const { pieces, isArchived } = notes.take(await readThrough(through, inner));
    // Reading from memory and cutting are some milliseconds' work each when there are many events.
    await inner.host.turn();
    const shown = { ...inRange(pieces, rulesOf(question), inner, notes), isArchived };
    const bytes = rowBytes * shown.events.length;
    const fits = bytes <= share * inner.settings.memoryMegabytes * 1024 * 1024;
    return {
      value: notes.reading(shown),
      bytes,
      records: shown.rows.length,
      freshFor: fits ? inner.freshFor : 0,
      madeOf: { oldest: inner.expiry.oldest },
    };
  });
}

/** Queries are kept by their texts, and each selection is asked for again and again. */
const textOf = madeOnce((selection: ReadRequest['selection']) => JSON.stringify(selection));

function rulesOf(question: Question): RangeRules {
  const { reader, client, envelope, namesRuns, isEmpty } = question;
  return {
    from: envelope.from,
    to: envelope.to,
    lasts: barsOf(question) !== undefined || reader.lasts,
    maxEvents: client.settings.maxEvents,
    namesRuns: namesRuns && !isEmpty,
  };
}

/** Bars, for formats that draw them, where they are read in another way. */
function barsOf({ format, reader }: Question): Bars | undefined {
  return formatModels[format].needs === 'bars' ? reader.bars : undefined;
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
