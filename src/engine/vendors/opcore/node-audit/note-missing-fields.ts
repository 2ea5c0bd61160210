import type { GroupField } from '../../../../model/event';
import { whereEmpty } from '../../../columns/where-null';
import { whereWord } from '../../../columns/where-word';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { rowsLeftOut } from '../../rows-left-out';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import type { NodeAudit } from './walk';

/** What every record says by the vendor's page, with the column and the events' fields made of it. */
const documented = [
  ['status', 'status', ['outcome', 'effect']],
  ['who', 'who', ['actor']],
  ['extra', 'name', ['target']],
] as const satisfies ReadonlyArray<readonly [string, string, readonly GroupField[]]>;

/**
 * Records of the range that lack one of these: those that a filter leaves out for that may be what a query looks for, or not.
 * Where nothing is said they are rightly in a group without a name; where something is that cannot be read, they are not.
 */
export async function noteMissingFields(
  audits: readonly NodeAudit[],
  request: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): Promise<void> {
  for (const [key, column, fields] of documented) {
    for (const { events, mistyped } of audits) {
      const [shown] = fields;
      const where =
        shown === 'outcome' ? whereWord(events.outcome, (word) => word === 'unknown') : whereEmpty(events[shown]);
      const within = { kind: 'range', values: events.time.values, min: request.from, max: request.to } as const;
      const { length } = client.host.columns.select(events.length, [within, where]);
      const isUnreadable = (mistyped[column] ?? 0) > 0;
      let told = 0;
      for (const field of fields) {
        const leftOut = await rowsLeftOut({ events, field, where: [where], lasts: false }, request, client);
        const due = request.only[field] !== undefined ? leftOut.length : isUnreadable ? length : 0;
        notes[isUnreadable ? 'unreadable' : 'unknown'](field, withoutValue(key), due);
        told = Math.max(told, due);
      }
      notes.counted('notice', withoutValue(key), length - told);
    }
  }
}

function withoutValue(key: string): Countable {
  return {
    key: `records without ${key}`,
    sentence: (count) =>
      `${plural(count, 'record')} of opCore ${count === 1 ? 'has' : 'have'} no ${key} that can be read; it is left empty.`,
  };
}
