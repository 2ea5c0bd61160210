import { readSample } from '../base/sample';

/**
 * The example of the vendor's page on GET /job/{jobExecutionId}/audit, as printed there, placeholders included.
 * https://developer.opus.com/api-reference/jobs
 */
export const sampleJob = 'YOUR_JOB_EXECUTION_ID';

export const sampleBody = readSample('opus/job-audit.json');
