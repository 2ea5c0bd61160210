import type { VendorClient } from '../../client/client';
import { Notes, type Reading } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import { timeAndAge } from '../../sentences/time-and-age';
import { startOf, type Job } from './job';
import { everyJob } from './job-list/narrowing';
import { jobsPage } from './job-list/page';
import { planRunsProblem } from './job-list/plan-runs-page';
import { planRunsPlan } from './plans';
import { planRunsAsk } from './requests';

const one = { limit: 1, offset: 0, order: 'desc' } as const;

/** Reads the newest job as queries do, and says what it saw. */
export async function checkHealth(client: VendorClient): Promise<Reading<string>> {
  const notes = new Notes();
  const { jobs, total } = notes.take(await jobsPage(one, everyJob, client));
  return notes.reading(`Puppet orchestrator answered: ${jobsSeen(jobs[0], total, client)}${await planProblem(client)}`);
}

function jobsSeen(newest: Job | undefined, total: number | undefined, client: VendorClient): string {
  if (newest === undefined) {
    return 'no jobs visible yet';
  }
  const seen = total === undefined ? 'jobs are visible' : `${plural(total, 'job')} visible`;
  return `${seen}, the newest from ${timeAndAge(startOf(newest), client.host.now(), client.model)}`;
}

/** Plan runs have a list and a permission of their own. */
async function planProblem(client: VendorClient): Promise<string> {
  const ask = planRunsAsk(one);
  const { fault } = await client.attempt(ask, planRunsPlan(false));
  return fault === undefined ? '' : `. Plan runs cannot be read: ${planRunsProblem(fault, ask, client)}`;
}
