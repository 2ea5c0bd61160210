import type { Notes } from '../reading/reading';
import { AnswerError } from '../sentences/answer-error';
import { plural } from '../sentences/counts';
import { outOfTimeSentence } from '../sentences/out-of-time';
import { oneLine } from '../sentences/quoted';
import { CallEnded } from '../client/call-ended';
import type { VendorClient } from '../client/client';

/** How many runs are named in one sentence. */
const named = 5;
/** If this many runs in a row fail by the same fault, it is not theirs: stop. Before any succeeded that is clear sooner. */
const sameFault = { atFirst: 3, later: 5 };

export interface Runs<T> {
  /** What one is called, e.g. `job`; several are that word with an `s`. */
  word: string;
  /** In the order in which they are to be read: the newest first, where that is known. */
  ids: readonly string[];
  /** Gets a client for each run, so that the calls for one run are listed together. */
  read(id: string, client: VendorClient): Promise<T>;
  /** What is known of one, which takes no turn of the loop; undefined = it is read. */
  known?(id: string, client: VendorClient): T | undefined;
  /** Whether what was read until now is enough, told of each as it comes. The caller says that the rest was not read. */
  enough?(latest: T): boolean;
}

export interface RunsRead<T> {
  /** In the order of the ids. */
  results: T[];
  /** How many were left out because there was enough. */
  spared: number;
}

/**
 * Reads runs one by one, a few at a time. One that fails leaves the others standing and is a shortfall; if all fail, or so
 * many that the others were not tried, throws the first one's error. When time runs out it gives what there is; with nothing, it throws CallEnded.
 */
export function eachRun<T>(runs: Runs<T>, client: VendorClient, notes: Notes): Promise<RunsRead<T>> {
  return client.within((inner) => readAll(runs, inner, notes));
}

async function readAll<T>(
  { word, ids, read, known, enough }: Runs<T>,
  client: VendorClient,
  notes: Notes
): Promise<RunsRead<T>> {
  /** By their places among the ids; the places of those that were not read stay empty, and `forEach` passes over them. */
  const results: T[] = [];
  let done = 0;
  const failures: Failure[] = [];
  let next = 0;
  let stopped: CallEnded | 'enough' | 'servers fault' | undefined;
  let inARow: AnswerError[] = [];

  const lane = async (): Promise<void> => {
    while (next < ids.length && stopped === undefined) {
      const index = next++;
      const id = ids[index] ?? '';
      try {
        const result = known?.(id, client) ?? (await client.forRun().within((run) => read(id, run)));
        results[index] = result;
        done++;
        inARow = [];
        if (enough?.(result) === true) {
          stopped = 'enough';
        }
      } catch (error) {
        if (error instanceof CallEnded && error.reason === 'deadline') {
          stopped = error;
        } else if (error instanceof AnswerError) {
          failures.push({ index, run: id, error });
          failures.sort((a, b) => a.index - b.index);
          inARow = [...inARow.filter((other) => isSameFault(other, error)), error];
          if (isNotTheRunsFault(inARow, error, done > 0)) {
            if (done === 0) {
              throw withUntried(failures[0]?.error ?? error, ids.length - next, word);
            }
            stopped = 'servers fault';
          }
        } else {
          throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(client.settings.maxConcurrentRequests, ids.length) }, lane));

  if (done === 0) {
    const error = stopped instanceof CallEnded ? stopped : failures[0]?.error;
    if (error !== undefined) {
      throw error;
    }
  }
  failureSentences(word, failures).forEach((sentence) => notes.shortfall(sentence));
  const unread = ids.length - done - failures.length;
  if (stopped instanceof CallEnded && unread > 0) {
    notes.shortfall(`${unread} of ${ids.length} ${word}s were not read. ${outOfTimeSentence(client)}`);
  } else if (stopped === 'servers fault' && unread > 0) {
    notes.shortfall(
      `${unread} of ${ids.length} ${word}s were not tried, as ${client.model.name} failed again and again.`
    );
  }
  const inOrder: T[] = [];
  results.forEach((result) => inOrder.push(result));
  return { results: inOrder, spared: stopped === 'enough' ? unread : 0 };
}

export interface FailedRun {
  run: string;
  error: AnswerError;
}

interface Failure extends FailedRun {
  index: number;
}

/** Credentials that are refused must not be tried again and again; other faults show by their sameness. */
function isNotTheRunsFault(inARow: readonly AnswerError[], { what }: AnswerError, anyDone: boolean): boolean {
  return (
    what === 'credentials' ||
    (anyDone ? what === 'server' && inARow.length >= sameFault.later : inARow.length >= sameFault.atFirst)
  );
}

function isSameFault(one: AnswerError, other: AnswerError): boolean {
  return (
    one.message === other.message || (one.what === 'server' && other.what === 'server' && one.status === other.status)
  );
}

/** @param untried how many runs were left out for it */
function withUntried(error: AnswerError, untried: number, word: string): AnswerError {
  const { message, status, source, waitUntil, what } = error;
  return what === 'server' && untried > 0
    ? new AnswerError(
        `${message} Not tried after that: ${plural(untried, `more ${word}`)}.`,
        status,
        source,
        waitUntil,
        what
      )
    : error;
}

/** @param word what one is called, e.g. `job` */
export function failureSentences(word: string, failures: readonly FailedRun[]): string[] {
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
