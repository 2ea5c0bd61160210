import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import { columnBytes } from '../../columns/column-bytes';
import { plannedDictionary } from '../../columns/planned';
import { Notes, type Reading } from '../../reading/reading';
import type { Ask } from '../../sentences/ask';
import { onlyNewestListed } from '../../sentences/limits';
import { utcText } from '../../sentences/utc-text';
import type { Option, Vendor } from '../vendor';
import { startOf, targetOf, type Job } from './job';
import { everyJob } from './job-list/narrowing';
import { jobsPage } from './job-list/page';
import { namesPlan } from './plans';
import { inventoryAsk, jobsPerPage, tasksAsk } from './requests';

/** Nodes are those that Puppet could run something on, connected or not. */
export const options: Vendor['options'] = {
  jobs: jobOptions,
  nodes: (client) => names('node', inventoryAsk(), client),
  tasks: (client) => names('task', tasksAsk(), client),
};

async function jobOptions(client: VendorClient): Promise<Reading<Option[]>> {
  const part = { limit: jobsPerPage, offset: 0, order: 'desc' } as const;
  const notes = new Notes();
  const { jobs, recordCount, isPaged, limit, total } = notes.take(await jobsPage(part, everyJob, client));
  if (total === undefined ? isPaged && recordCount >= limit : total > recordCount) {
    notes.notice(onlyNewestListed(jobs.length, total));
  }
  return notes.reading(jobs.map(jobOption));
}

/** `352 deploy production, finished` */
function jobOption(job: Job): Option {
  const what = [job.id, job.type, targetOf(job)].filter((word) => word !== null).join(' ');
  const by = job.owner === null ? [] : [`by ${job.owner}`];
  return {
    value: job.id,
    label: `${what}, ${job.state ?? 'unknown'}`,
    description: [...by, utcText(startOf(job))].join(', '),
  };
}

/** The distinct names of a list, alphabetically. */
function names(word: 'node' | 'task', ask: Ask, client: VendorClient): Promise<Reading<Option[]>> {
  return client.once(ask.what, async (inner) => {
    const notes = new Notes();
    const column = plannedDictionary(notes.take(await inner.records(ask, namesPlan(word))), 'name');
    const names = column.values.slice().sort();
    return {
      value: notes.reading(names.map((name) => ({ value: name, label: name }))),
      bytes: columnBytes(column),
      records: names.length,
      freshFor: freshBriefly,
    };
  });
}
