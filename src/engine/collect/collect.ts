import { filterFields } from '../../model/event';
import { whereNotIn } from '../columns/where-not-in';
import type { Events } from '../events/events';
import { stillOpen } from '../events/still-open';
import { chooseShown } from '../query/choose-shown';
import { clockShortfall } from '../query/clock-shortfall';
import type { Collected } from '../seam/protocol';
import { Notes, whole, type Reading } from '../reading/reading';
import type { AnswerError } from '../sentences/answer-error';
import type { Reader, Swept } from '../vendors/vendor';
import { lostTo } from './lost-to';
import { readWindow, type Collecting } from './read-window';

/** Reads what an archive is to keep, by the readers that answer queries. Throws AnswerError where nothing can be read. */
export async function collect(collecting: Collecting): Promise<Collected> {
  const { request, client, vendor } = collecting;
  const { host, notes } = client;
  const began = host.now();
  const { queryType, from, details, memory, sweepEvery } = request;
  const reader = vendor.readers.find(({ model }) => model.id === queryType);
  // A sweep sees what is there now, wherever a window would end.
  const to = reader?.sweep === undefined ? request.to : Math.max(request.to, began);
  const { pieces, ...told } = notes.take(
    reader?.sweep === undefined
      ? await readSurely(collecting, reader)
      : await reader.sweep({ to, details, memory, every: sweepEvery }, client)
  );
  const lost = await lostTo(collecting, pieces, reader ?? {});
  await host.turn();
  // Runs are kept whole, also what of them lies before the window.
  const rules = {
    from: -Infinity,
    to: Math.max(to, host.now()),
    lasts: false,
    filters: [],
    maxEvents: Infinity,
    namesRuns: false,
  };
  const { events, rows } = await chooseShown(pieces, rules, client, notes);
  const goesOn = reader?.lasts === true || reader?.pointsSettle === true;
  const open = goesOn ? stillOpen(events, to, host) : new Int32Array(0);
  const clock = clockShortfall(client, { from, to }, began);
  if (clock !== undefined) {
    notes.shortfall(clock);
  }
  // What the vendor does not say it would not say to the next reading either.
  const { shortfalls, notices } = notes.sentences(new Set(filterFields), new Set());
  return {
    ...told,
    shortfalls,
    notices: notices.map(({ text }) => text),
    completeFrom: Math.max(told.completeFrom, lost),
    completeUntil: Math.min(told.completeUntil, (events.time.values[open[0] ?? -1] ?? Infinity) - 1),
    columns: columnsOf(events),
    rows: host.columns.order(
      host.columns.select(events.length, [{ kind: 'rows', rows }, whereNotIn(open, events.length, host)]),
      events.time.values
    ),
    goesOn,
  };
}

function columnsOf(events: Events): Collected['columns'] {
  const { time, end, event, outcome, effect, actor, target, run, message, eventId, details } = events;
  const always = { time, end, event, outcome, effect, actor, target, run, message, eventId };
  return details === undefined ? always : { ...always, details };
}

/**
 * A server may be without some once. What no later reading has is read twice, and the reading of more events counts: all that comes
 * after the latest event, where that is asked for, as it proves one list alone; and backwards what nothing comes of.
 */
async function readSurely(collecting: Collecting, reader: Reader | undefined): Promise<Reading<Swept>> {
  const { request } = collecting;
  const read = async () => {
    const reading = await readKept(collecting, reader);
    const { pieces } = new Notes().take(reading);
    return { reading, count: pieces.reduce((sum, { length }) => sum + length, 0) };
  };
  const first = await read();
  if (request.backwards ? first.count > 0 : request.latest === null) {
    return first.reading;
  }
  const again = await read();
  return again.count < first.count ? first.reading : again.reading;
}

/** A window, complete from where the vendor still has everything. That is asked for afterwards, as it goes on removing. */
async function readKept(collecting: Collecting, reader: Reader | undefined): Promise<Reading<Swept>> {
  const { client } = collecting;
  const { from, to } = collecting.request;
  const notes = new Notes();
  const pieces = notes.take(await readWindow(collecting));
  const since = notes.take((await reader?.keptSince?.(from, client)) ?? whole(NaN));
  const completeFrom = Number.isNaN(since) ? from : since;
  return notes.reading({ pieces, memory: null, completeFrom, completeUntil: to, gaps: [], more: false });
}

/** A reading of which nothing came. */
export function nothingCollected({ message }: AnswerError): Collected {
  return {
    error: message,
    shortfalls: [],
    notices: [],
    completeFrom: Infinity,
    completeUntil: -Infinity,
    gaps: [],
    more: false,
    memory: null,
    columns: {},
    rows: new Int32Array(0),
    goesOn: false,
  };
}
