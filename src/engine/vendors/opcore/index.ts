import { opcore as model } from '../../../model/vendors/opcore';
import type { Vendor } from '../vendor';
import { checkSettings } from './check-settings';
import { checkHealth } from './health';
import { nodeAudit } from './node-audit/reader';
import { options } from './options';
import { explain, faultOf } from './errors';

/** FirstWave's opCore: https://docs.community.firstwave.com/wiki/spaces/opCommon/pages/3679518728/Node+Audit+API */
export const opcore: Vendor<typeof model> = {
  model,
  readers: [nodeAudit],
  faultOf,
  explain,
  checkHealth,
  options,
  checkSettings,
};
