import { AnswerError } from '../../answer-error';
import type { ColumnPlan } from '../../columns/plan';
import { columnBytes } from '../../columns/bytes';
import { plannedDictionary } from '../../columns/planned';
import { instant } from '../../instant';
import type { VendorRequest } from '../../host';
import { fetchTable } from '../fetch-table';
import { freshBriefly } from '../vendor';
import type { Option, Vendor, Work } from '../vendor';
import { startOf } from './job';
import type { Job } from './job';
import { jobPage } from './job-page';
import { inventoryPlan, tasksPlan } from './plans';
import { inventoryRequest, jobsPerPage, tasksRequest } from './requests';

export const options: Vendor['options'] = { jobs: jobOptions, nodes: nodeOptions, tasks: taskOptions };

async function jobOptions(work: Work): Promise<Option[]> {
  const { jobs } = await jobPage({ limit: jobsPerPage, offset: 0, order: 'desc' }, false, work);
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
async function nodeOptions(work: Work): Promise<Option[]> {
  try {
    return await named('inventory', inventoryRequest(), inventoryPlan, work);
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

function taskOptions(work: Work): Promise<Option[]> {
  return named('tasks', tasksRequest(), tasksPlan, work);
}

/** The distinct names of a list, alphabetically. */
function named(key: string, request: VendorRequest, plan: ColumnPlan, work: Work): Promise<Option[]> {
  return work.shared(key, async (own) => {
    const names = plannedDictionary(await fetchTable(request, plan, own), 'name');
    const value = names.values
      .slice()
      .sort()
      .map((name) => ({ value: name, label: name }));
    return { value, bytes: columnBytes(names), freshFor: freshBriefly };
  });
}
