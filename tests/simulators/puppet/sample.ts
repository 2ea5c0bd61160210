import { readSample } from '../base/sample';

/**
 * The example of the vendor's page on GET /jobs/:id/events, as printed there: job 352 from event 1272 on.
 * https://help.puppet.com/pe/current/topics/orchestrator_api_get_jobs_job_id_events.htm
 */
export const sampleJob = '352';
export const sampleEvent = 1272;

export const sampleBody = readSample('puppet/job-events.json');
