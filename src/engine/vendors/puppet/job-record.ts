import type { VendorClient } from '../../client/client';
import { freshBriefly, type Produced } from '../../client/produced';
import { Notes, type Reading } from '../../reading/reading';
import type { Host, Table } from '../../seam/host';
import { isObject } from '../is-object';
import { asPlanRun, higherFirst, jobBytes, planNumber, type Job } from './job';
import { jobsOfRows, parsedCells } from './job-rows';
import { jobPlan, planRunPlan } from './plans';
import { jobAsk, planRunAsk } from './requests';

/** The record of a job or a plan run that was asked for by its id. */
export function jobRecord(id: string, client: VendorClient): Promise<Reading<Job>> {
  return client.once(`job ${id}`, (inner) => readRecord(id, inner, freshBriefly));
}

/** The record again, for a job whose events say that it has ended while its record did not yet. */
export function endedJobRecord(id: string, client: VendorClient): Promise<Reading<Job>> {
  return client.once(`ended job ${id}`, (inner) => readRecord(id, inner, 0));
}

async function readRecord(id: string, client: VendorClient, freshFor: number): Promise<Produced<Reading<Job>>> {
  const notes = new Notes();
  const number = planNumber(id);
  const table = notes.take(
    await (number === undefined ? client.records(jobAsk(id), jobPlan) : client.records(planRunAsk(number), planRunPlan))
  );
  const [record] = jobsOfRows(table, client.host);
  if (record === undefined) {
    throw new TypeError('A record that could be understood makes one row.');
  }
  const job =
    number === undefined ? { ...record, id } : { ...asPlanRun(record, number), jobs: planJobsOf(table, client.host) };
  return {
    value: notes.reading(job),
    bytes: jobBytes,
    records: 1,
    freshFor,
  };
}

/** The names in a plan run's `status`, `{"8765":["running","finished"]}`, in their order; undefined where it is none. */
function planJobsOf(table: Table, host: Host): Job['jobs'] {
  const [status] = parsedCells(table, 'jobs', host);
  if (!isObject(status)) {
    return undefined;
  }
  return Object.keys(status)
    .filter((name) => /^[1-9]\d{0,17}$/.test(name))
    .sort((a, b) => higherFirst(b, a));
}
