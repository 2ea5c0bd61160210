import type { Asked } from './asked';
import { cut } from './cut';
import type { Cut } from './cut';

/** Reads a query's events and cuts them: the way of every format but `progress`. `bars` = as things that last. */
export async function readEvents(asked: Asked, bars: boolean): Promise<Cut> {
  const { reader, work, envelope, query } = asked;
  const { from, to } = envelope;
  const readBars = bars ? reader.readBars?.bind(reader) : undefined;
  const details = asked.format === 'table' && query.details;
  const request = { selection: asked.selection, from, to, details, includePayloads: details && query.includePayloads };
  const reading =
    asked.emptied.length > 0
      ? { events: [], notices: [], shortfalls: [] }
      : await (readBars === undefined ? reader.read(request, work) : readBars(request, work));
  // Reading from memory and cutting are some milliseconds' work each when there are many events.
  await work.host.turn();
  const rules = {
    from,
    to,
    lasts: readBars !== undefined || reader.lasts,
    filters: asked.filters,
    maxEvents: work.settings.maxEvents,
    namesRuns: asked.namesRuns,
  };
  const events = await cut(reading.events, rules, work.host);
  return {
    ...events,
    notices: [...reading.notices, ...events.notices],
    shortfalls: [...reading.shortfalls, ...events.shortfalls],
  };
}
