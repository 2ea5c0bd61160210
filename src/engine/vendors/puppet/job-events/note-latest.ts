import type { VendorClient } from '../../../client/client';
import { isDue, isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import { hasEnded } from '../job';
import type { JobEvents } from './walk';

/** Holds running jobs' latest events against those of before: one of an ended job is held against its record. */
export async function noteLatest(
  all: readonly JobEvents[],
  from: number,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const told = new Map(
    all.filter(({ job }) => !hasEnded(job)).map((each) => [each.job.id, latestOf(each, client.host)])
  );
  const known = await rememberedTimes('latest events of jobs', told, client);
  const now = client.host.now();
  const range = { from, to: Infinity };
  const moved = Array.from(told).filter(([id, time]) => {
    const before = known.get(id);
    return before !== undefined && isDue(before, range, now) && isMoved(time, before, range);
  });
  notes.counted('shortfall', earlierThanBefore, moved.length);
}

/** Epoch ms; -Infinity = it has none. */
function latestOf({ events }: JobEvents, { columns }: Host): number {
  const { values } = events.time;
  const timed = columns.select(events.length, [{ kind: 'range', values, min: -Infinity, max: Infinity }]);
  return values[columns.order(timed, values).at(-1) ?? -1] ?? -Infinity;
}

const earlierThanBefore = {
  key: 'events of running jobs earlier than before',
  sentence: (count: number) =>
    `The events of ${plural(count, 'running job')} of Puppet end earlier than before, so that some may be missing: check Puppet's clock and zone, and try again.`,
};
