import { filterFields } from '../../model/event';
import type { VendorModel } from '../../model/vendors';
import type { ConnectionClient } from '../client/connection-client';
import { whereNumber } from '../columns/where-number';
import type { Events } from '../events/events';
import { hasEvent } from '../events/has-event';
import { stillOpen } from '../events/still-open';
import { chooseShown } from '../query/choose-shown';
import { clockShortfall } from '../query/clock-shortfall';
import type { Collected, CollectRequest } from '../seam/protocol';
import { Notes, whole } from '../reading/reading';
import type { AnswerError } from '../sentences/answer-error';
import type { Reader, Swept, Vendor } from '../vendors/vendor';
import { readWindow } from './read-window';

/** Reads what an archive is to keep, by the readers that answer queries. Throws AnswerError where nothing can be read. */
export async function collect(
  request: CollectRequest,
  client: ConnectionClient,
  vendor: Vendor,
  models: readonly VendorModel[]
): Promise<Collected> {
  const { host, notes } = client;
  const began = host.now();
  const { queryType, from, to, details, memory, sweepEvery } = request;
  const reader = vendor.readers.find(({ model }) => model.id === queryType);
  const { pieces, ...told } =
    reader?.sweep === undefined
      ? await readKept(request, client, vendor, models, reader)
      : notes.take(await reader.sweep({ to, details, memory, every: sweepEvery }, client));
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
  const open =
    reader?.lasts === true || reader?.pointsSettle === true ? stillOpen(events, to, host) : new Int32Array(0);
  const settled = host.columns.fill(events.time, open, NaN).values;
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
    completeFrom: Math.max(told.completeFrom, await lostTo(request, events, client, vendor, models, reader)),
    completeUntil: Math.min(told.completeUntil, (events.time.values[open[0] ?? -1] ?? Infinity) - 1),
    columns: columnsOf(events),
    rows: host.columns.order(
      host.columns.select(events.length, [{ kind: 'rows', rows }, whereNumber(settled)]),
      events.time.values
    ),
  };
}

function columnsOf(events: Events): Collected['columns'] {
  const { time, end, event, outcome, effect, actor, target, run, message, eventId, details } = events;
  const always = { time, end, event, outcome, effect, actor, target, run, message, eventId };
  return details === undefined ? always : { ...always, details };
}

/**
 * A vendor that lost what it had may have lost what came after it, too: all of it, or, where it may have removed that for its age,
 * what is as old. Until when, epoch ms; -Infinity = it still has it.
 */
async function lostTo(
  request: CollectRequest,
  events: Events,
  client: ConnectionClient,
  vendor: Vendor,
  models: readonly VendorModel[],
  reader: Reader | undefined
): Promise<number> {
  const { from, to, latest } = request;
  if (latest === null) {
    return -Infinity;
  }
  const { host } = client;
  const isInside = from <= latest.time && latest.time <= to;
  if (isInside ? hasEvent(latest, [events], host) : reader?.keeps === undefined) {
    return -Infinity;
  }
  // A server may be without it once.
  const moment = { ...request, from: latest.time, to: latest.time };
  if (hasEvent(latest, new Notes().take(await readWindow(moment, client, vendor, models)), host)) {
    return -Infinity;
  }
  const mayBeRemoved = host.now() - (reader?.keeps ?? Infinity);
  return latest.time > mayBeRemoved ? Infinity : mayBeRemoved;
}

/** A window, complete from where the vendor still has everything. That is asked for afterwards, as it goes on removing. */
async function readKept(
  request: CollectRequest,
  client: ConnectionClient,
  vendor: Vendor,
  models: readonly VendorModel[],
  reader: Reader | undefined
): Promise<Swept> {
  const { from, to, latest } = request;
  const pieces = client.notes.take(await readWindow(request, client, vendor, models));
  const since = client.notes.take((await reader?.keptSince?.({ from, latest }, client)) ?? whole(NaN));
  const completeFrom = Number.isNaN(since) ? from : since;
  return { pieces, memory: null, completeFrom, completeUntil: to, gaps: [], more: false };
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
  };
}
