import type { VendorClient } from '../../client/client';
import { utcText } from '../../sentences/utc-text';
import type { Option, Vendor } from '../vendor';
import type { ListedJob } from './job-search';
import { listedJobs } from './listed-jobs';

export const options: Vendor['options'] = { jobs: jobOptions };

/** Newest first. */
async function jobOptions(client: VendorClient): Promise<Option[]> {
  const { jobs } = await listedJobs(client);
  return jobs.map(jobOption);
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
