import { longestOpen } from '../events/still-open';
import { Notes, type Reading } from '../reading/reading';
import { AnswerError } from '../sentences/answer-error';
import type { VendorClient } from '../client/client';
import { eachRun, type Runs } from './each-run';

/** Ms: for so long what is tried with every sweep may wait behind others. What was tried longer ago was not tried meanwhile. */
const longestPause = 3 * 3_600_000;

/** So many that fail are no sign that everything does. */
const few = 2;

interface SweptRuns<T> extends Pick<Runs<T>, 'word' | 'ids'> {
  read(id: string, client: VendorClient): Promise<Reading<T>>;
  /** Told of each that could be read whole. */
  whole(id: string, value: T): void;
}

/**
 * `eachRun` for a sweep, with those that were tried and those of them that could not be read whole. If all fail that is a shortfall
 * too, unless the login was refused: the list could be read, and the next sweep begins with others.
 */
export async function eachSweptRun<T>({ word, ids, read, whole }: SweptRuns<T>, client: VendorClient, notes: Notes) {
  const tried = new Set<string>();
  const failing = new Set<string>();
  const readOne = async (id: string, part: VendorClient): Promise<T> => {
    tried.add(id);
    failing.add(id);
    const own = new Notes();
    const value = own.take(await read(id, part));
    notes.takeAll(own);
    if (!own.hasShortfall) {
      failing.delete(id);
      whole(id, value);
    }
    return value;
  };
  const { results } = await eachRun({ word, ids, read: readOne }, client, notes).catch((error: unknown) => {
    if (!(error instanceof AnswerError) || error.what === 'credentials') {
      throw error;
    }
    notes.shortfall(error.message);
    return { results: [] };
  });
  return { results, tried, failing };
}

/** What is known of one that could not be read whole. Times are epoch ms. */
interface Failing {
  failingSince?: number | null | undefined;
  /** When it was tried last. */
  triedAt?: number | undefined;
}

/**
 * Since when it fails; a time in which nothing was tried, as while the collector did not run, does not count, nor does what a clock
 * that was ahead has noted.
 */
export function beganToFail({ failingSince, triedAt }: Failing, now: number): number {
  if (typeof failingSince !== 'number' || failingSince > now) {
    return now;
  }
  const pause = now - (triedAt ?? failingSince);
  return pause > longestPause ? failingSince + pause : failingSince;
}

/**
 * What could not be read whole since then is tried for a day, and then let go. Where several fail, and nothing else could be read
 * since, the vendor does, and they wait. @param failing how many do now @param before what was known of all
 */
export function mayGiveUp(
  since: number,
  failing: number,
  before: ReadonlyArray<{ readAt: number } & Pick<Failing, 'failingSince'>>,
  now: number
): boolean {
  if (now - since < longestOpen) {
    return false;
  }
  return (
    failing <= few || before.some(({ readAt, failingSince }) => readAt >= since && typeof failingSince !== 'number')
  );
}
