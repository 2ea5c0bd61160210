import type { VendorClient } from '../../../client/client';
import { remember } from '../../../client/remember';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import type { Job } from '../job';

interface Shown {
  count: number;
  lastId: number;
}

/**
 * Holds a job's events against those that were shown of it before, for alert rules too: none goes away while the job is there.
 * Not every version tells in the job's record how many nodes ended.
 */
export async function noteGone(
  { id, created }: Job,
  { count, lastId }: Shown,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const most = await remember<Shown>(`most events of job ${id} of ${created}`, client, (before) => ({
    value: { count: Math.max(count, before?.count ?? 0), lastId: Math.max(lastId, before?.lastId ?? 0) },
    bytes: 60,
    records: 1,
  }));
  notes.counted('shortfall', gone, most.count > count || most.lastId > lastId ? 1 : 0);
}

const gone = {
  key: 'jobs of which events are gone',
  sentence: (count: number) =>
    `Puppet shows fewer events of ${plural(count, 'job')} than before: try again, and look at Puppet's console if it stays so.`,
};
