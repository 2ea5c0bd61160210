import { opsera as model } from '../../../model/vendors/opsera';
import type { Vendor } from '../vendor';
import { checkHealth } from './health';
import { options } from './options';
import { refusal } from './refusals';
import { taskLogs } from './task-logs';
import { userActivity } from './user-activity';

/** Opsera's logs: https://docs.opsera.ai/api-reference/reference/logs */
export const opsera: Vendor = {
  model,
  readers: [userActivity, taskLogs],
  refusal,
  checkHealth,
  options,
};
