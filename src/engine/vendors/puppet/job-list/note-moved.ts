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
  const told = new Map(jobs.flatMap((job) => timesOf(job).map(([kind, time]) => [keyOf(kind, job), time] as const)));
  const known = await rememberedTimes(`times of ${word}s`, told, client);
  const moved = jobs.filter((job) =>
    timesOf(job).some(([kind, time]) => isMoved(time, known.get(keyOf(kind, job)), { from, to: Infinity }))
  );
  notes.counted('shortfall', atOtherTimes(word), moved.length);
}

/** None of them goes back. Without a finish the last change of state is what tells of the end; it may come and be another. */
function timesOf(job: Job): Array<[string, number]> {
  return [
    ['created', job.created],
    [Number.isNaN(job.finished) ? 'changed' : 'finished', endOf(job)],
  ];
}

function keyOf(kind: string, { id }: Job): string {
  return `${kind} ${id}`;
}

function atOtherTimes(word: string) {
  return {
    key: `${word}s at other times`,
    sentence: (count: number) =>
      `Puppet gives ${plural(count, word)} other times than before, so that ${word}s may be missing from the time range: check Puppet's clock and zone.`,
  };
}
