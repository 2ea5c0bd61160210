import { opsera as model } from '../../../model/vendors/opsera';
import type { Vendor } from '../vendor';
import { checkSettings } from './check-settings';
import { explain, faultOf } from './errors';
import { checkHealth } from './health';
import { options } from './options';
import { taskLogs } from './task-logs/reader';
import { userActivity } from './user-activity/reader';

/** Opsera's logs: https://docs.opsera.ai/api-reference/reference/logs */
export const opsera: Vendor<typeof model> = {
  model,
  readers: [userActivity, taskLogs],
  faultOf,
  explain,
  checkHealth,
  options,
  checkSettings,
};
