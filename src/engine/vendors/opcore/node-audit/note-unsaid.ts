import type { FilterField } from '../../../../model/event';
import { whereWord } from '../../../columns/where-word';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { rowsLeftOut } from '../../rows-left-out';
import type { Lacking } from '../../rows-left-out';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import type { NodeAudit } from './walk';

/** What every record says by the vendor's page: the event's field made of it, the column, and what filters see where it is missing. */
const documented = [
  ['outcome', 'status', 'status', 'unknown'],
  ['actor', 'who', 'who', ''],
  ['target', 'extra', 'name', ''],
] as const satisfies ReadonlyArray<readonly [FilterField, string, string, Lacking['as']]>;

/**
 * Records of the range that lack one of these: those that a filter leaves out for that may be what a query looks for, or not.
 * Where nothing is said they are rightly in a group without a name; where something is that cannot be read, they are not.
 */
export async function noteUnsaid(
  audits: readonly NodeAudit[],
  request: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): Promise<void> {
  for (const [field, key, column, as] of documented) {
    const isFiltered = request.only[field] !== undefined;
    for (const { events, mistyped } of audits) {
      const isUnreadable = (mistyped[column] ?? 0) > 0;
      const where = [whereWord(events[field], (word) => as !== '' && word === as, true)];
      const within = { kind: 'range', values: events.time.values, min: request.from, max: request.to } as const;
      const rows = client.host.columns.select(events.length, [within, ...where]);
      const leftOut = await rowsLeftOut({ events, field, as, where, lasts: false }, request, client);
      const due = isFiltered ? leftOut.length : isUnreadable ? rows.length : 0;
      notes[isUnreadable ? 'unread' : 'unsaid'](field, without(key), due);
      notes.counted('notice', without(key), rows.length - due);
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
