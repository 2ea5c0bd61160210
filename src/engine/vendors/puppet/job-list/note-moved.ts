import { madeOnce } from '../../../../model/made-once';
import type { VendorClient } from '../../../client/client';
import { isMoved, rememberedTimes } from '../../../client/remembered-times';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { endOf, type Job } from '../job';

/** Holds the times of jobs that are listed or asked for one by one against what was told of them before. */
export function noteMoved(
  { word, jobs }: { word: 'job' | 'plan run'; jobs: readonly Job[] },
  from: number,
  client: VendorClient,
  notes: Notes
): void {
  const times = jobs.map(timesOf);
  const told = new Map<string, number>();
  times.forEach(({ begin, end }) => told.set(begin.key, begin.time).set(end.key, end.time));
  const known = rememberedTimes(`times of ${word}s`, told, client);
  const range = { from, to: Infinity };
  const hasMoved = ({ key, time }: ToldTime): boolean => isMoved(time, known.get(key), range);
  const moved = times.filter(({ begin, end }) => hasMoved(begin) || hasMoved(end));
  notes.counted('shortfall', atOtherTimes(word), moved.length);
}

interface ToldTime {
  key: string;
  time: number;
}

/**
 * None of them goes back. Without a finish the last change of state is what tells of the end; it may come and be another. Records
 * are kept for a moment, and every range asks for their times.
 */
const timesOf = madeOnce((job: Job): { begin: ToldTime; end: ToldTime } => ({
  begin: { key: `created ${job.id}`, time: job.created },
  end: { key: `${Number.isNaN(job.finished) ? 'changed' : 'finished'} ${job.id}`, time: endOf(job) },
}));

function atOtherTimes(word: string) {
  return {
    key: `${word}s at other times`,
    sentence: (count: number) =>
      `Puppet gives ${plural(count, word)} other times than before, so that ${word}s may be missing from the time range: check Puppet's clock and zone.`,
  };
}
