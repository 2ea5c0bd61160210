import { AnswerError } from '../../sentences/answer-error';
import type { ColumnPlan } from '../../seam/plan';
import { columnBytes } from '../../columns/column-bytes';
import { plannedDictionary } from '../../columns/planned';
import { instant } from '../../sentences/instant';
import type { VendorRequest } from '../../seam/host';
import { fetchTable } from '../fetch-table';
import type { Option, Vendor } from '../vendor';
import { startOf } from './job';
import type { Job } from './job';
import { jobPage } from './job-page';
import { inventoryPlan, tasksPlan } from './plans';
import { inventoryRequest, jobsPerPage, tasksRequest } from './requests';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

export const options: Vendor['options'] = { jobs: jobOptions, nodes: nodeOptions, tasks: taskOptions };

async function jobOptions(client: VendorClient): Promise<Option[]> {
  const { jobs } = await jobPage({ limit: jobsPerPage, offset: 0, order: 'desc' }, false, client);
  return jobs.filter((job): job is Job => job !== undefined).map(jobOption);
}

/** `352 deploy production, finished` */
function jobOption(job: Job): Option {
  const what = [job.id, job.type, job.target].filter((word) => word !== null).join(' ');
  const began = startOf(job);
  const by = job.owner === null ? [] : [`by ${job.owner}`];
  const when = Number.isNaN(began) ? [] : [instant(began)];
  return { value: job.id, label: `${what}, ${job.state ?? 'unknown'}`, description: [...by, ...when].join(', ') };
}

/** The nodes that Puppet could run something on, connected or not. */
async function nodeOptions(client: VendorClient): Promise<Option[]> {
  try {
    return await named('inventory', inventoryRequest(), inventoryPlan, client);
  } catch (error) {
    // By Puppet's documentation of this endpoint that is all that a 500 means here.
    if (error instanceof AnswerError && error.status === 500) {
      throw new AnswerError(
        'Puppet cannot list its nodes (500): the orchestrator does not reach its PCP broker; node names can be typed.',
        500
      );
    }
    throw error;
  }
}

function taskOptions(client: VendorClient): Promise<Option[]> {
  return named('tasks', tasksRequest(), tasksPlan, client);
}

/** The distinct names of a list, alphabetically. */
function named(key: string, request: VendorRequest, plan: ColumnPlan, client: VendorClient): Promise<Option[]> {
  return client.once(key, async (inner) => {
    const names = plannedDictionary(await fetchTable(request, plan, inner), 'name');
    const value = names.values
      .slice()
      .sort()
      .map((name) => ({ value: name, label: name }));
    return { value, bytes: columnBytes(names), freshFor: freshBriefly };
  });
}
