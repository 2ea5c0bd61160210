import type { Asked } from './asked';
import { cut } from './cut';
import type { Cut } from './cut';

/** Reads a query's events and cuts them: the way of every format but `progress`. `bars` = as things that last. */
export async function readEvents(asked: Asked, bars: boolean): Promise<Cut> {
  const { reader, client, envelope, query } = asked;
  const { from, to } = envelope;
  const readBars = bars ? reader.readBars?.bind(reader) : undefined;
  const details = asked.format === 'table' && query.details;
  const request = { selection: asked.selection, from, to, details, includePayloads: details && query.includePayloads };
  const reading =
    asked.emptied.length > 0
      ? { events: [], notices: [], shortfalls: [] }
      : await (readBars === undefined ? reader.read(request, client) : readBars(request, client));
  // Reading from memory and cutting are some milliseconds' work each when there are many events.
  await client.host.turn();
  const rules = {
    from,
    to,
    lasts: readBars !== undefined || reader.lasts,
    filters: asked.filters,
    maxEvents: client.settings.maxEvents,
    namesRuns: asked.namesRuns,
  };
  const events = await cut(reading.events, rules, client.host);
  return {
    ...events,
    notices: [...reading.notices, ...events.notices],
    shortfalls: [...reading.shortfalls, ...events.shortfalls],
  };
}
