import type { Simulator } from '../../simulators/base/simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import { goesOn } from './seen-events';

const lasting = new Set(['puppet.jobs', 'opus.jobAudit']);

/** What overlaps a range (epoch ms) and has happened by now; what has not ended goes on where it can last. */
export function happenedWithin(simulator: Simulator, queryType: string, from: number, to: number): TruthEvent[] {
  const endOf = (event: TruthEvent) => event.end ?? (lasting.has(queryType) && goesOn(event) ? Infinity : event.time);
  const events = simulator.events()[queryType] ?? [];
  return events.filter((event) => event.time <= to && endOf(event) >= from);
}
