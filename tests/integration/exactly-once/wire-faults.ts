import type { Fault } from '../../simulators/base/fault';
import type { Random } from '../../simulators/base/random';

/** A fault of the wire that comes over the next calls, whichever they are; undefined = none this time. */
export function nextFault(random: Random, chance: number): Fault | undefined {
  if (!random.chance(chance)) {
    return undefined;
  }
  const where = { skip: random.whole(0, 6), times: random.pick([1, 1, 1, 2, 4]) };
  return random.pick<Fault>([
    { ...where, kind: 'status', status: 503 },
    { ...where, kind: 'status', status: 502, body: 'html' },
    { ...where, kind: 'status', status: 500 },
    { ...where, kind: 'reset' },
    { ...where, kind: 'resetMidBody' },
    { ...where, kind: 'truncated' },
    { ...where, kind: 'wrongJson' },
    { ...where, kind: 'empty' },
    { ...where, kind: 'htmlOk' },
    { ...where, kind: 'slowBody', milliseconds: 200 },
    { ...where, kind: 'status', status: 429, retryAfter: 1 },
  ]);
}
