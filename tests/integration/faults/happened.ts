import type { Simulator } from '../../simulators/base/simulator';
import type { TruthEvent } from '../../simulators/base/truth';
import type { QueryUnderTest } from '../vendors/vendor-under-test';

/** The events that the simulator knows to belong into the answer; nothing happens after the ranges of these tests. */
export function happened(simulator: Simulator, { query, from }: QueryUnderTest): readonly TruthEvent[] {
  const all = (simulator.events()[query.queryType] ?? []).filter(({ time }) => time >= from);
  return query.jobs ? all.filter(({ run }) => run !== null && query.jobs?.includes(run)) : all;
}
