import { mostAhead } from '../sentences/future';
import type { VendorClient } from './client';

/** Far more than run in the range of a rule. */
const mostKept = 2_000;
/** Ms; versions round times to seconds. */
const rounding = 1_000;

/**
 * By which time things are known that are over, with those of this answer, epoch ms; remembered as long as there is memory, for
 * alert rules too. The later of two is kept: where times lie too early, they do so in each answer until that is over.
 */
export function rememberedTimes(
  key: string,
  told: ReadonlyMap<string, number>,
  client: VendorClient
): Promise<ReadonlyMap<string, number>> {
  // When time ran out, what came is all that can be said.
  if (client.signal.reason !== undefined) {
    return Promise.resolve(new Map());
  }
  return client.once<ReadonlyMap<string, number>>(key, ({ host }, previous) => {
    const known = new Map(previous);
    told.forEach((time, id) => {
      if (time <= host.now() + mostAhead) {
        known.delete(id);
        known.set(id, Math.max(time, previous?.get(id) ?? -Infinity));
      }
    });
    const value = new Map(Array.from(known).slice(-mostKept));
    const bytes = Array.from(value.keys()).reduce((sum, id) => sum + 2 * id.length + 60, 0);
    return Promise.resolve({ value, bytes, records: value.size, freshFor: 0, resumable: 'everyone' });
  });
}

/** What is over never takes place earlier: whether it is told so, and the range may lack it. @param known of what is remembered */
export function isMoved(told: number, known = NaN, range: { from: number; to: number }): boolean {
  return known - told > rounding && range.from <= known && told <= range.to;
}
