import type { Job } from './job';

export function results(job: Job) {
  const value = { value: `${job.title} ok`, type: 'str', displayName: 'Result' };
  return { jobResultsPayloadSchema: { result: value } };
}
