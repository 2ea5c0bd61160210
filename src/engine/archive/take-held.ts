import { isOpen } from '../../model/event';
import type { VendorClient } from '../client/client';
import type { ConnectionClient } from '../client/connection-client';
import { freshBriefly } from '../client/produced';
import { eachRowInTurns } from '../columns/row-reader';
import type { Events } from '../events/events';
import { Notes, type Reading } from '../reading/reading';
import type { Host } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import { plural } from '../sentences/counts';
import { utcText } from '../sentences/utc-text';
import type { Reader, ReadRequest } from '../vendors/vendor';
import { answered } from './answered';
import { overlap } from './coverage';
import { fetchLines } from './fetch-lines';
import { literal } from './log-query';
import { oursIn } from './ours-in';
import { field } from './record';
import type { Survey } from './survey';

/** Ms: of so much of what the vendor is asked for the archive is complete, but for a minute, as answers may be kept for a while. */
const surelyTold = overlap - 60_000;

interface SinceArchive {
  /** What was asked of the vendor: from where the archive ends. */
  request: ReadRequest;
  reader: Reader;
}

/** What the vendor told, held against the archive where it is whole. */
export async function takeHeld(
  reading: Reading<readonly Events[]>,
  since: SinceArchive,
  survey: Survey,
  client: ConnectionClient,
  notes: Notes
): Promise<readonly Events[]> {
  const own = new Notes();
  const pieces = own.take(reading);
  if (!own.hasShortfall) {
    await noteLost({ ...since, pieces }, survey, client, own);
  }
  notes.takeAll(own);
  return pieces;
}

/**
 * A vendor tells again what the archive has of the last minutes. Where it does not it was set up anew, say, and may have lost what
 * came later as well, which nobody else has.
 */
async function noteLost(
  { request, reader, pieces }: SinceArchive & { pieces: readonly Events[] },
  { archive, runs }: Survey,
  { model, host }: ConnectionClient,
  notes: Notes
): Promise<void> {
  const isNarrowed = runs.length > 0 || (reader.heedsFilters === true && Object.keys(request.only).length > 0);
  // What is overwritten by the next one is gone rightly.
  if (isNarrowed || reader.timesMove === true) {
    return;
  }
  const range = { from: request.from, to: Math.min(request.from + surelyTold, request.to) };
  const found = await answered(() => timesArchived(reader, range, archive), archive);
  // That the archive cannot be read is told of where it is read for the answer itself.
  const known = 'problem' in found ? [] : Array.from(found.value);
  const told = new Set(pieces.flatMap((piece) => idsOf(piece, host)));
  const lost = known.flatMap(([id, time]) => (told.has(id) ? [] : [time]));
  if (lost.length > 0) {
    const first = utcText(lost.reduce((least, time) => Math.min(least, time), Infinity));
    notes.shortfall(
      `${model.name} no longer tells ${plural(lost.length, 'event')} since ${first} that the archive has, so that others which came later may be missing: look whether it was set up anew or from an older copy, and whether the login may still see everything.`
    );
  }
}

/** When the events took place that the archive has of a range, by their ids, epoch ms. What goes on may be told otherwise later. */
function timesArchived(
  { model, lasts }: Reader,
  range: TimeRange,
  client: VendorClient
): Promise<ReadonlyMap<string, number>> {
  const found = oursIn({ queryType: model.id, range }, client);
  const fields = [field.time, field.id, field.end, field.outcome].map(literal).join(', ');
  const query = `${found} | limit ${client.settings.maxEvents} | fields ${fields}`;
  const columns = {
    time: { at: [field.time], kind: 'isoTime', needed: true },
    id: { at: [field.id], kind: 'dictionary', needed: true },
    end: { at: [field.end], kind: 'number', fromText: true },
    outcome: { at: [field.outcome], kind: 'dictionary' },
  } as const;
  return client.once(query, async (inner) => {
    const table = await fetchLines(query, 'what the archive has of the last minutes', columns, inner);
    const events = await eachRowInTurns(table, inner.host, ({ word, number }) => ({
      known: [word('id') ?? '', number('time')] as const,
      goesOn: lasts && isOpen(word('outcome')) && Number.isNaN(number('end')),
    }));
    const value = new Map(events.flatMap(({ known, goesOn }) => (goesOn ? [] : [known])));
    return { value, bytes: 100 * value.size, records: value.size, freshFor: freshBriefly };
  });
}

function idsOf({ length, eventId }: Events, { columns }: Host): ReadonlyArray<string | null> {
  return columns.texts(eventId, columns.select(length, []));
}
