import { isOfThisMoment } from '../../../client/remembered-time';
import { isDue, isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { checkTimes } from '../../../sentences/future';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import type { NodeAudit } from './walk';

/**
 * Holds records against those of before: opCore keeps the latest of each kind of a node, which can only be a later one, and
 * it does not go away but where the node was created anew. @param audits by the nodes, undefined where opCore has none
 */
export function noteMoved(
  audits: ReadonlyMap<string, NodeAudit | undefined>,
  range: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): void {
  const told = new Map<string, number>();
  audits.forEach((audit, node) => {
    if (audit === undefined) {
      return;
    }
    const { length, eventId, time } = audit.events;
    const { columns } = client.host;
    columns.texts(eventId, columns.select(length, [])).forEach((id, row) => {
      // Without the time: what a record says was done may be another thing each time, in the place of the same kind.
      const key = `${node} ${id?.slice(0, id.lastIndexOf('/')) ?? ''}`;
      told.set(key, Math.max(time.values[row] ?? NaN, told.get(key) ?? -Infinity));
    });
  });
  const known = rememberedTimes('times of records', told, client);
  const now = client.host.now();
  // An answer that was kept, or was long under way, may come after a newer one.
  const isNews = (key: string) => isOfThisMoment(known.get(key)?.since ?? NaN, now);
  const moved = Array.from(told).filter(([key, at]) => isMoved(at, known.get(key), range) && !isNews(key));
  notes.counted(
    'shortfall',
    {
      key: 'records dated earlier',
      sentence: (count) =>
        `opCore dates ${plural(count, 'record')} earlier than before, so that others may be missing from the time range: ${checkTimes(client.model)}.`,
    },
    moved.length
  );
  const gone = Array.from(known).filter(([key, before]) => {
    const node = key.slice(0, key.indexOf(' '));
    const audit = audits.get(node);
    const isRead = audits.has(node) && !told.has(key);
    // A record that could not be read is said already, and may be the one.
    const isExplained = (audit?.lost ?? 0) > 0 || (audit?.createdAt ?? -Infinity) > before.time;
    return isRead && !isExplained && isDue(before, range, now);
  });
  notes.counted('shortfall', notThere, gone.length);
}

const notThere = {
  key: 'records not there any more',
  sentence: (count: number) =>
    `opCore does not have ${plural(count, 'record')} of the time range any more that it had before: look at the node's audit in opCore itself, and try again.`,
};
