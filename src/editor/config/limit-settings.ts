import type { NumberSettingModel } from '../../model/vendors';
import { limitModels } from '../language/models';
import { text } from '../text';

/** Limits, and the timeout of the SDK's HTTP client; no call needs to take longer than the longest query. */
export function limitSettings(): NumberSettingModel[] {
  const { timeout: label, timeoutHelp: help } = text.config.limits;
  const timeout = {
    kind: 'number',
    key: 'timeout',
    label,
    help,
    default: 30,
    max: limitModels.queryTimeout.max,
  } as const;
  return [...Object.values(limitModels), timeout];
}
