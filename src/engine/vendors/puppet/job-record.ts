import type { VendorClient } from '../../client/client';
import { freshBriefly } from '../../client/produced';
import type { Produced } from '../../client/produced';
import type { RecordPlan } from '../../client/record-plan';
import { Notes, whole } from '../../reading/reading';
import type { Reading } from '../../reading/reading';
import type { Table } from '../../seam/host';
import type { Ask } from '../../sentences/ask';
import { isMissing } from '../../sentences/fault';
import { asPlanRun, planNumber } from './job';
import type { Job } from './job';
import { jobsOfRows } from './job-rows';
import { jobPlan, planRunPlan } from './plans';
import { jobAsk, planRunAsk } from './requests';

/** What a job record costs to keep. */
const recordBytes = 500;

/** The record of a job or a plan run that was asked for by its id. */
export function jobRecord(id: string, client: VendorClient): Promise<Reading<Job>> {
  return client.once(`job ${id}`, (inner) => readRecord(id, inner, freshBriefly));
}

/** The record again, for a job whose events say that it has ended while its record did not yet. */
export function endedJobRecord(id: string, client: VendorClient): Promise<Reading<Job>> {
  return client.once(`ended job ${id}`, (inner) => readRecord(id, inner, 0));
}

/** The record as it is now; undefined where Puppet has none of this id. */
export async function currentRecord(id: string, client: VendorClient): Promise<Reading<Job | undefined>> {
  const { ask, plan } = requestFor(id);
  const { answer, fault } = await client.attempt(ask, plan);
  if (answer !== undefined) {
    return toJob(id, client.recordsOf(answer, ask, plan), client);
  }
  if (isMissing(fault)) {
    return whole(undefined);
  }
  throw client.errorOf(fault, ask);
}

async function readRecord(id: string, client: VendorClient, freshFor: number): Promise<Produced<Reading<Job>>> {
  const { ask, plan } = requestFor(id);
  const value = toJob(id, await client.records(ask, plan), client);
  return { value, bytes: recordBytes, records: 1, freshFor };
}

function requestFor(id: string): { ask: Ask; plan: RecordPlan } {
  const number = planNumber(id);
  return number === undefined
    ? { ask: jobAsk(id), plan: jobPlan(false) }
    : { ask: planRunAsk(number), plan: planRunPlan(false) };
}

function toJob(id: string, records: Reading<Table>, client: VendorClient): Reading<Job> {
  const notes = new Notes();
  const [record] = jobsOfRows(notes.take(records), client.host);
  if (record === undefined) {
    throw new TypeError('A record that could be understood makes one row.');
  }
  const number = planNumber(id);
  return notes.reading(number === undefined ? { ...record, id } : asPlanRun(record, number));
}
