import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import { AnswerError } from '../../sentences/answer-error';
import { utcText } from '../../sentences/utc-text';
import type { Option, Vendor } from '../vendor';
import { cannotList, searchedPage } from './job-search';
import type { ListedJob, SearchPage } from './job-search';
import { searchPlan } from './plans';
import { searchAsk } from './requests';

export const options: Vendor['options'] = { jobs: jobOptions };

/** Clients of Opus are known to ask for 25; how many it gives at most is not documented. */
const perPage = 100;
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
    if (recordCount === 0 || offset >= (total ?? (recordCount < perPage ? offset : Infinity))) {
      break;
    }
  }
  return Array.from(byId.values());
}

async function listedPage(offset: number, client: VendorClient): Promise<SearchPage> {
  const ask = searchAsk(offset, perPage);
  const { answer, fault } = await client.attempt(ask, searchPlan);
  if (answer !== undefined) {
    return searchedPage(answer, ask);
  }
  const error = client.errorOf(fault, ask);
  throw cannotList(fault)
    ? new AnswerError(`Opus does not list jobs to this service key (${error.status}): type their ids.`, error.status)
    : error;
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
