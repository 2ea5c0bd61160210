import type { VendorClient } from '../../../client/client';
import { objectBytes } from '../../../client/produced';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import type { Job } from '../job';

interface Shown {
  count: number;
  lastId: number;
  /** When its reading began, epoch ms. */
  began: number;
}

/** The most that was ever told, and since when, epoch ms. */
interface Most {
  most: number;
  at: number;
}

/**
 * Holds a job's events against those that were shown of it before its reading began, for alert rules too: none goes away while
 * the job is there. Not every version tells in the job's record how many nodes ended.
 */
export function noteGone(
  { id, created }: Job,
  { count, lastId, began }: Shown,
  client: VendorClient,
  notes: Notes
): void {
  const known = client.remember<{ count: Most; lastId: Most }>(`most events of job ${id} of ${created}`, (before) => ({
    value: { count: higher(before?.count, count, client.host), lastId: higher(before?.lastId, lastId, client.host) },
    bytes: 3 * objectBytes,
    records: 1,
  }));
  const isLess = (told: number, { most, at }: Most): boolean => told < most && at <= began;
  notes.counted('shortfall', gone, isLess(count, known.count) || isLess(lastId, known.lastId) ? 1 : 0);
}

function higher(before: Most | undefined, told: number, { now }: Host): Most {
  return before !== undefined && before.most >= told ? before : { most: told, at: now() };
}

const gone = {
  key: 'jobs of which events are gone',
  sentence: (count: number) =>
    `Puppet shows fewer events of ${plural(count, 'job')} than before: try again, and look at Puppet's console if it stays so.`,
};
