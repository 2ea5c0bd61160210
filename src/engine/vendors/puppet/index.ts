import { puppet as model } from '../../../model/vendors/puppet';
import type { Vendor } from '../vendor';
import { checkSettings, runLink } from './check-settings';
import { checkHealth } from './health';
import { jobEvents } from './job-events/reader';
import { jobs } from './jobs/reader';
import { options } from './options';
import { explain, faultOf } from './errors';

/** Puppet Enterprise's orchestrator: https://help.puppet.com/pe/current/topics/orchestrator_api_v1_endpoints.htm */
export const puppet: Vendor<typeof model> = {
  model,
  readers: [jobEvents, jobs],
  faultOf,
  explain,
  checkHealth,
  options,
  checkSettings,
  runLink,
};
