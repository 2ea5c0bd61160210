import type { SimulatedRequest } from '../base/request';
import { time } from './parameters';
import type { Switches } from './switches';

/** Whether a finish lies in the range that is asked for, both ends included. */
export function finishFilter(
  request: SimulatedRequest,
  switches: Readonly<Switches>
): (finished: number | null) => boolean {
  const from = time(request, 'min_finish_timestamp');
  const to = time(request, 'max_finish_timestamp');
  if (from === undefined && to === undefined) {
    return () => true;
  }
  return (finished) =>
    finished === null
      ? !switches.finishFilterDropsRunning
      : finished >= (from ?? -Infinity) && finished <= (to ?? Infinity);
}
