import type { Events } from '../../../events/events';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import type { TextColumn } from '../../../seam/column';
import { plural } from '../../../sentences/counts';

/** Which records were read already: pages shift while records arrive, and one may come twice. */
export class SeenRecords {
  private readonly known = new Set<string | null>();
  /** How many of the latest page's records pages before had. */
  repeated = 0;

  get count(): number {
    return this.known.size;
  }

  /** The rows of a page that no page before had, ascending, each record once. From now on they are known. */
  take(events: Events, { columns }: Host, notes: Notes): Int32Array {
    const keys = recordKeys(events, columns);
    const texts = columns.texts(keys, columns.select(events.length, []));
    const flags = Uint8Array.from(texts, (key) => (this.known.has(key) ? 0 : 1));
    texts.forEach((key) => this.known.add(key));
    const fresh = columns.select(events.length, [{ kind: 'flags', flags }]);
    this.repeated = events.length - fresh.length;
    const rows = columns.firstOfEach(fresh, keys);
    if (rows.length < fresh.length) {
      const { event, outcome, actor, target, run, message } = events;
      const contents = columns.join(events.length, [keys, event, ' ', outcome, actor, ' ', target, run, ' ', message]);
      notes.counted('shortfall', unlike, columns.firstOfEach(fresh, contents).length - rows.length);
    }
    return rows;
  }
}

/** What tells records apart: servers have been seen to give one id to several. */
export function recordKeys({ length, eventId, time }: Events, columns: Host['columns']): TextColumn {
  return columns.join(length, [eventId, ' ', time, ' ']);
}

const unlike = {
  key: 'records with the id and time of another',
  sentence: (count: number) =>
    `${plural(count, 'record')} of Opsera ${count === 1 ? 'has' : 'have'} the id and time of another but not its content, and only the first of each is used: look at Opsera itself.`,
};
