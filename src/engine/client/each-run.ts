import { AnswerError } from '../sentences/answer-error';
import { oneLine } from '../sentences/quoted';
import { outOfTimeSentence } from '../sentences/out-of-time';
import type { VendorClient } from './client';
import { CallEnded } from './call-ended';

/** How many runs are named in one sentence. */
const named = 5;
/** So many runs that fail in the same words, before any was read, and the fault is not the runs'. */
const sameFault = 3;

/** What was read of several runs, in their order, and sentences about those that were not. */
export interface RunsRead<T> {
  results: T[];
  shortfalls: string[];
}

/**
 * Reads runs one by one, a few at a time. One that fails leaves the others standing; if all fail, throws the first one's
 * error. When time runs out it gives what there is; with nothing, it throws WorkEnded.
 * @param word what a run is called, e.g. `job`; several are that word with an `s`
 * @param read gets a part of the work for each run, so that the calls for one run are listed together
 */
export async function eachRun<T>(
  word: string,
  runs: readonly string[],
  client: VendorClient,
  read: (run: string, part: VendorClient) => Promise<T>
): Promise<RunsRead<T>> {
  const done: Array<{ index: number; result: T }> = [];
  const failures: Failure[] = [];
  let next = 0;
  let ended: CallEnded | undefined;

  const lane = async (): Promise<void> => {
    while (next < runs.length && ended === undefined) {
      const index = next++;
      const run = runs[index] ?? '';
      try {
        done.push({ index, result: await read(run, client.part()) });
      } catch (error) {
        if (error instanceof CallEnded && error.reason === 'deadline') {
          ended = error;
        } else if (error instanceof AnswerError) {
          failures.push({ index, run, error });
          if (done.length === 0 && isNotTheRunsFault(failures, error)) {
            throw error;
          }
        } else {
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(client.settings.maxConcurrentRequests, runs.length) }, lane));

  done.sort((a, b) => a.index - b.index);
  failures.sort((a, b) => a.index - b.index);
  if (done.length === 0) {
    const error = ended ?? failures[0]?.error;
    if (error !== undefined) {
      throw error;
    }
  }
  const unread = runs.length - done.length - failures.length;
  return {
    results: done.map(({ result }) => result),
    shortfalls: [
      ...failureSentences(word, failures),
      ...(unread > 0
        ? [`${unread} of ${runs.length} ${word}s were not read. ${outOfTimeSentence(client.settings, client.vendor)}`]
        : []),
    ],
  };
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
