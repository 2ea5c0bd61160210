import type { VendorClient } from '../../../client/client';
import { isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { endOf } from '../job';
import type { Job } from '../job';

/** Holds the times of jobs that are listed or asked for one by one against what was told of them before. */
export async function noteMoved(
  { word, jobs }: { word: 'job' | 'plan run'; jobs: readonly Job[] },
  from: number,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const times = jobs.map(timesOf);
  const told = new Map<string, number>();
  times.forEach((ofJob) => ofJob.forEach(({ key, time }) => told.set(key, time)));
  const known = await rememberedTimes(`times of ${word}s`, told, client);
  const range = { from, to: Infinity };
  const moved = times.filter((ofJob) => ofJob.some(({ key, time }) => isMoved(time, known.get(key), range)));
  notes.counted('shortfall', atOtherTimes(word), moved.length);
}

/** None of them goes back. Without a finish the last change of state is what tells of the end; it may come and be another. */
function timesOf(job: Job): Array<{ key: string; time: number }> {
  return [
    { key: `created ${job.id}`, time: job.created },
    { key: `${Number.isNaN(job.finished) ? 'changed' : 'finished'} ${job.id}`, time: endOf(job) },
  ];
}

function atOtherTimes(word: string) {
  return {
    key: `${word}s at other times`,
    sentence: (count: number) =>
      `Puppet gives ${plural(count, word)} other times than before, so that ${word}s may be missing from the time range: check Puppet's clock and zone.`,
  };
}
