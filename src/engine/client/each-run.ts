import type { Notes } from '../reading/reading';
import { AnswerError } from '../sentences/answer-error';
import { outOfTimeSentence } from '../sentences/out-of-time';
import { oneLine } from '../sentences/quoted';
import { CallEnded } from './call-ended';
import type { VendorClient } from './client';

/** How many runs are named in one sentence. */
const named = 5;
/** If this many runs fail with the same message before any succeeds, the fault is the connection's: stop. */
const sameFault = 3;

export interface Runs<T> {
  /** What one is called, e.g. `job`; several are that word with an `s`. */
  word: string;
  /** In the order in which they are to be read: the newest first, where that is known. */
  ids: readonly string[];
  /** Gets a client for each run, so that the calls for one run are listed together. */
  read(id: string, client: VendorClient): Promise<T>;
  /** Whether what was read until now is enough. The caller says that the rest was not read. */
  enough?(done: readonly T[]): boolean;
}

export interface RunsRead<T> {
  /** In the order of the ids. */
  results: T[];
  /** How many were left out because there was enough. */
  spared: number;
}

/**
 * Reads runs one by one, a few at a time. One that fails leaves the others standing and is a shortfall; if all fail, throws
 * the first one's error. When time runs out it gives what there is; with nothing, it throws CallEnded.
 */
export function eachRun<T>(runs: Runs<T>, client: VendorClient, notes: Notes): Promise<RunsRead<T>> {
  return client.within((inner) => readAll(runs, inner, notes));
}

async function readAll<T>(
  { word, ids, read, enough }: Runs<T>,
  client: VendorClient,
  notes: Notes
): Promise<RunsRead<T>> {
  const done: Array<{ index: number; result: T }> = [];
  const failures: Failure[] = [];
  let next = 0;
  let ended: CallEnded | undefined;
  let isEnough = false;

  const lane = async (): Promise<void> => {
    while (next < ids.length && ended === undefined && !isEnough) {
      const index = next++;
      const id = ids[index] ?? '';
      try {
        done.push({ index, result: await client.forRun().within((run) => read(id, run)) });
        isEnough = enough?.(done.map(({ result }) => result)) ?? false;
      } catch (error) {
        if (error instanceof CallEnded && error.reason === 'deadline') {
          ended = error;
        } else if (error instanceof AnswerError) {
          failures.push({ index, run: id, error });
          if (done.length === 0 && isNotTheRunsFault(failures, error)) {
            throw error;
          }
        } else {
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(client.settings.maxConcurrentRequests, ids.length) }, lane));

  done.sort((a, b) => a.index - b.index);
  failures.sort((a, b) => a.index - b.index);
  if (done.length === 0) {
    const error = ended ?? failures[0]?.error;
    if (error !== undefined) {
      throw error;
    }
  }
  failureSentences(word, failures).forEach((sentence) => notes.shortfall(sentence));
  const unread = ids.length - done.length - failures.length;
  if (ended !== undefined && unread > 0) {
    notes.shortfall(`${unread} of ${ids.length} ${word}s were not read. ${outOfTimeSentence(client)}`);
  }
  return { results: done.map(({ result }) => result), spared: ended === undefined ? unread : 0 };
}

interface Failure {
  index: number;
  run: string;
  error: AnswerError;
}

/** Credentials that are refused must not be tried again and again; other faults show by their sameness. */
function isNotTheRunsFault(failures: readonly Failure[], latest: AnswerError): boolean {
  return latest.status === 401 || failures.filter(({ error }) => error.message === latest.message).length >= sameFault;
}

function failureSentences(word: string, failures: readonly Failure[]): string[] {
  const byMessage = new Map<string, string[]>();
  failures.forEach(({ run, error }) => {
    byMessage.set(error.message, [...(byMessage.get(error.message) ?? []), run]);
  });
  return Array.from(byMessage, ([message, runs]) => {
    const more = runs.length > named ? ` and ${runs.length - named} more` : '';
    const which = `${runs.length > 1 ? `${word}s` : word} ${runs.slice(0, named).map(oneLine).join(', ')}${more}`;
    return `${which.charAt(0).toUpperCase()}${which.slice(1)} could not be read: ${message}`;
  });
}
