import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import { utcText } from '../../sentences/utc-text';
import type { Option, Vendor } from '../vendor';
import { jobsPerPage, listedPage } from './listed-page';
import type { ListedJob } from './job-search';

export const options: Vendor['options'] = { jobs: jobOptions };

const mostPages = 5;
const jobBytes = 300;

/** Newest first. */
function jobOptions(client: VendorClient): Promise<Option[]> {
  return client.once('listed jobs', async (inner) => {
    const jobs = await listedJobs(inner);
    const value = jobs.sort(newestFirst).map(jobOption);
    return { value, bytes: jobBytes * value.length, records: value.length, freshFor: freshBriefly };
  });
}

async function listedJobs(client: VendorClient): Promise<ListedJob[]> {
  const byId = new Map<string, ListedJob>();
  let offset = 0;
  for (let page = 0; page < mostPages; page++) {
    const { jobs, recordCount, total } = await listedPage(offset, client);
    jobs.forEach((job) => byId.set(job.id, job));
    offset += recordCount;
    if (recordCount === 0 || offset >= (total ?? (recordCount < jobsPerPage ? offset : Infinity))) {
      break;
    }
  }
  return Array.from(byId.values());
}

function newestFirst(a: ListedJob, b: ListedJob): number {
  return (b.created || 0) - (a.created || 0);
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
