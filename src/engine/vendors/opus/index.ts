import { opus as model } from '../../../model/vendors/opus';
import type { Vendor } from '../vendor';
import { explain, faultOf } from './errors';
import { checkHealth } from './health';
import { jobAudit } from './job-audit/reader';
import { options } from './options';

/** Opus, the API of its jobs: https://developer.opus.com/api-reference/jobs */
export const opus: Vendor<typeof model> = { model, readers: [jobAudit], faultOf, explain, checkHealth, options };
