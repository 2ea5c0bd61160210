import { opus as model } from '../../../model/vendors/opus';
import type { Vendor } from '../vendor';
import { checkHealth } from './health';
import { jobAudit } from './job-audit';
import { options } from './options';
import { refusal } from './refusals';

/** Opus, the API of its jobs: https://developer.opus.com/api-reference/jobs */
export const opus: Vendor = {
  model,
  readers: [jobAudit],
  refusal,
  checkHealth,
  options,
};
