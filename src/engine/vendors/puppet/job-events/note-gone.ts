import type { VendorClient } from '../../../client/client';
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
  const most = await client.once<Shown>(`most events of job ${id} of ${created}`, (_, previous) => {
    const value = {
      count: Math.max(count, previous?.count ?? 0),
      lastId: Math.max(lastId, previous?.lastId ?? 0),
    };
    return Promise.resolve({ value, bytes: 60, records: 1, freshFor: 0, resumable: 'everyone' });
  });
  notes.counted('shortfall', gone, most.count > count || most.lastId > lastId ? 1 : 0);
}

const gone = {
  key: 'jobs of which events are gone',
  sentence: (count: number) =>
    `Puppet shows fewer events of ${plural(count, 'job')} than before: try again, and look at Puppet's console if it stays so.`,
};
