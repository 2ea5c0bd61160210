import { puppet as model } from '../../../model/vendors/puppet';
import type { Vendor } from '../vendor';
import { checkSettings, runLink } from './console';
import { checkHealth } from './health';
import { jobEvents } from './job-events';
import { jobs } from './jobs';
import { options } from './options';
import { refusal } from './refusals';

/** Puppet Enterprise's orchestrator: https://help.puppet.com/pe/current/topics/orchestrator_api_v1_endpoints.htm */
export const puppet: Vendor = {
  model,
  readers: [jobEvents, jobs],
  refusal,
  checkHealth,
  options,
  checkSettings,
  runLink,
};
