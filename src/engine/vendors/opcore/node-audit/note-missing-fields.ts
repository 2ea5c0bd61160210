import type { FilterField } from '../../../../model/event';
import { whereWord } from '../../../columns/where-word';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import type { Events } from '../../../events/events';
import { plural } from '../../../sentences/counts';
import { rowsLeftOut } from '../../rows-left-out';
import type { Lacking } from '../../rows-left-out';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';

/** What every record says by the vendor's page, with the event's field made of it and what filters see there where it is missing. */
const documented = [
  ['outcome', 'status', 'unknown'],
  ['actor', 'who', ''],
  ['target', 'extra', ''],
] as const satisfies ReadonlyArray<readonly [FilterField, string, Lacking['as']]>;

/** Records of the range that lack one of these: those that a filter leaves out for that may be what a query looks for, or not. */
export async function noteMissingFields(
  pieces: readonly Events[],
  request: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): Promise<void> {
  for (const [field, key, as] of documented) {
    const isFiltered = request.only[field] !== undefined;
    for (const events of pieces) {
      const where = [whereWord(events[field], (word) => as !== '' && word === as, true)];
      const within = { kind: 'range', values: events.time.values, min: request.from, max: request.to } as const;
      const rows = client.host.columns.select(events.length, [within, ...where]);
      const leftOut = await rowsLeftOut({ events, field, as, where, lasts: false }, request, client);
      notes.unreadable(field, without(key), isFiltered ? leftOut.length : rows.length);
      notes.counted('notice', without(key), isFiltered ? rows.length - leftOut.length : 0);
    }
  }
}

function without(key: string): Countable {
  return {
    key: `records without ${key}`,
    sentence: (count) =>
      `${plural(count, 'record')} of opCore ${count === 1 ? 'has' : 'have'} no ${key} that can be read; it is left empty.`,
  };
}
