import { foldedWord } from '../../../events/folded-word';
import type { VendorClient } from '../../../client/client';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { datedInFuture, mostAhead } from '../../../sentences/future';
import { endOf, hasEnded, latestFirst, type Job } from '../job';
import { isLeftOut, isMatching, type JobSearch } from './narrowing';
import type { JobsPage } from './page';

/** The jobs that a list has; of one that is listed several times the latest state. */
export interface ListedJobs {
  /** Whatever is looked for. */
  all: readonly Job[];
  /** Those of the search, newest first. */
  matching: readonly Job[];
}

export function listedJobs(
  { word, pages }: { word: string; pages: readonly JobsPage[] },
  search: JobSearch,
  now: number,
  { model }: VendorClient,
  notes: Notes
): ListedJobs {
  const latest = new Map<string, Job>();
  const contradicted = new Set<string>();
  pages.forEach((page) =>
    page.jobs.forEach((job) => {
      const known = latest.get(job.id);
      if (known !== undefined && contradict(known, job)) {
        contradicted.add(job.id);
      }
      if (known === undefined || isLater(job, known)) {
        latest.set(job.id, job);
      }
    })
  );
  const all = Array.from(latest.values());
  // What is left out for its time is not among the events, whose times are looked at later.
  const ahead = all.filter((job) => job.created > now + mostAhead && isLeftOut(job, search));
  if (ahead.length > 0) {
    const last = Math.max(...ahead.map(({ created }) => created));
    notes.shortfall(datedInFuture(ahead.length, word, last, model));
  }
  notes.counted('shortfall', listedAsEnded(word), contradicted.size);
  const mayBeIn = ({ created }: Job) => created >= search.from && created <= now + mostAhead;
  const reversed = all.filter((job) => endsBeforeItBegan(job) && mayBeIn(job));
  notes.counted('shortfall', endedFirst(word), reversed.length);
  return { all, matching: all.filter((job) => isMatching(job, search, now)).sort(latestFirst) };
}

/** No job that has ended goes on again. */
function isLater(job: Job, known: Job): boolean {
  return hasEnded(job) === hasEnded(known) ? job.changed > known.changed : hasEnded(job);
}

/** It ended in two ways, and nothing tells which was the last. */
function contradict(one: Job, other: Job): boolean {
  return (
    hasEnded(one) &&
    hasEnded(other) &&
    foldedWord(one.state) !== foldedWord(other.state) &&
    !isLater(one, other) &&
    !isLater(other, one)
  );
}

/** Without a finish the last change of state is the end; neither clock is so wrong by itself. */
function endsBeforeItBegan(job: Job): boolean {
  return endOf(job) < job.created - mostAhead;
}

function endedFirst(word: string) {
  return {
    key: `${word}s that ended before they began`,
    sentence: (count: number) =>
      `Puppet dates the end of ${plural(count, word)} before ${count === 1 ? 'its' : 'their'} creation, so that ${count === 1 ? 'it' : 'they'} may be missing from the time range: look at Puppet's console, and check Puppet's clock.`,
  };
}

function listedAsEnded(word: string) {
  return {
    key: `${word}s that ended in two ways`,
    sentence: (count: number) =>
      `Puppet lists ${plural(count, word)} twice with different states, of which one may be wrong: try again, and look at Puppet's console if it stays so.`,
  };
}
