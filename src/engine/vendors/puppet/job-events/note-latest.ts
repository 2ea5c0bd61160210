import { madeOnce } from '../../../../model/made-once';
import type { VendorClient } from '../../../client/client';
import { whereNumber } from '../../../columns/where-number';
import { isDue, isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import { hasEnded } from '../job';
import type { JobEvents } from './walk';

/** So many events of a job are held, so that one comes back whatever was added meanwhile. */
const held = 5;

/** Holds the times of running jobs' latest events against those of before: one of an ended job is held against its record. */
export function noteLatest(all: readonly JobEvents[], from: number, client: VendorClient, notes: Notes): void {
  const latest = all.filter(({ job }) => !hasEnded(job)).map((each) => latestOf(each, client.host));
  const known = rememberedTimes('latest events of jobs', new Map(latest.flat()), client);
  const now = client.host.now();
  const range = { from, to: Infinity };
  const isEarlier = ([id, time]: TimeOfEvent): boolean => {
    const before = known.get(id);
    return before !== undefined && isDue(before, range, now) && isMoved(time, before, range);
  };
  notes.counted('shortfall', earlierThanBefore, latest.filter((ofJob) => ofJob.some(isEarlier)).length);
}

/** The ids of a job and of its event, and when that was, epoch ms. */
type TimeOfEvent = readonly [event: string, time: number];

/** Events are kept for a moment, and every range asks for the latest. */
const latestOf = madeOnce(({ job, events, ids }: JobEvents, { columns }: Host): TimeOfEvent[] => {
  const { values } = events.time;
  const timed = columns.select(events.length, [whereNumber(values)]);
  return Array.from(columns.order(timed, values).slice(-held), (row) => [
    `${job.id} ${ids.values[row] ?? ''}`,
    values[row] ?? NaN,
  ]);
});

const earlierThanBefore = {
  key: 'events of running jobs earlier than before',
  sentence: (count: number) =>
    `The events of ${plural(count, 'running job')} of Puppet end earlier than before, so that some may be missing: check Puppet's clock and zone, and try again.`,
};
