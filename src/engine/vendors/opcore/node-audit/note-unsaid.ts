import type { FilterField } from '../../../../model/event';
import { whereWord } from '../../../columns/where-word';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import type { Events } from '../../../events/events';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import type { ReadRequest } from '../../vendor';

/** What every record says by the vendor's page, with the event's field made of it. */
const documented = [
  ['outcome', 'status'],
  ['actor', 'who'],
  ['target', 'extra'],
] as const satisfies ReadonlyArray<readonly [FilterField, string]>;

/** Records of the range that lack one of these, or hold something else there: they may be what a query looks for, or not. */
export function noteUnsaid(
  pieces: readonly Events[],
  { from, to }: ReadRequest,
  { columns }: Host,
  notes: Notes
): void {
  for (const [field, key] of documented) {
    const count = pieces.reduce((sum, events) => {
      const unsaid = whereWord(events[field], (word) => field === 'outcome' && word === 'unknown', true);
      const within = { kind: 'range', values: events.time.values, min: from, max: to } as const;
      return sum + columns.select(events.length, [within, unsaid]).length;
    }, 0);
    notes.unread(field, without(key), count);
  }
}

function without(key: string): Countable {
  return {
    key: `records without ${key}`,
    sentence: (count) =>
      `${plural(count, 'record')} of opCore ${count === 1 ? 'has' : 'have'} no ${key} that can be read; it is left empty.`,
  };
}
