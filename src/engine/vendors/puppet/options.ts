import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import { columnBytes } from '../../columns/column-bytes';
import { Notes } from '../../reading/reading';
import type { Ask } from '../../sentences/ask';
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
  nodes: (client) => names('inventory', inventoryAsk(), client),
  tasks: (client) => names('tasks', tasksAsk(), client),
};

async function jobOptions(client: VendorClient): Promise<Option[]> {
  const part = { limit: jobsPerPage, offset: 0, order: 'desc' } as const;
  const { jobs } = new Notes().take(await jobsPage(part, everyJob, client));
  return jobs.map(jobOption);
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
function names(key: string, ask: Ask, client: VendorClient): Promise<Option[]> {
  return client.once(key, async (inner) => {
    const { table } = await inner.fetch(ask, namesPlan);
    const column = table?.columns.name;
    const values = column?.kind === 'dictionary' ? column.values : [];
    const value = values
      .slice()
      .sort()
      .map((name) => ({ value: name, label: name }));
    return {
      value,
      bytes: column === undefined ? 0 : columnBytes(column),
      records: value.length,
      freshFor: freshBriefly,
    };
  });
}
