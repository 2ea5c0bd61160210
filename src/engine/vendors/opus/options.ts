import type { VendorClient } from '../../client/client';
import { Notes, type Reading } from '../../reading/reading';
import { onlyNewestListed } from '../../sentences/limits';
import { utcText } from '../../sentences/utc-text';
import type { Option, Vendor } from '../vendor';
import type { ListedJob } from './job-search';
import { listedJobs } from './listed-jobs';

export const options: Vendor['options'] = { jobs: jobOptions };

/** Newest first. */
async function jobOptions(client: VendorClient): Promise<Reading<Option[]>> {
  const notes = new Notes();
  const { jobs, isWhole, isNewestFirst, total } = notes.take(await listedJobs(client));
  if (!isWhole && isNewestFirst) {
    notes.notice(onlyNewestListed(jobs.length, total));
  }
  return notes.reading(jobs.map(jobOption));
}

/** `66628 Invoice intake, COMPLETED` */
function jobOption({ id, title, status, user, created }: ListedJob): Option {
  const when = Number.isNaN(created) ? [] : [utcText(created)];
  return {
    value: id,
    label: `${title === null ? id : `${id} ${title}`}, ${status ?? 'unknown'}`,
    description: [...(user === null ? [] : [`by ${user}`]), ...when].join(', '),
  };
}
