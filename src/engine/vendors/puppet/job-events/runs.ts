import type { jobEvents } from '../../../../model/vendors/puppet';
import { eachRun, failureSentences, type FailedRun } from '../../each-run';
import type { VendorClient } from '../../../client/client';
import { Notes, type Reading } from '../../../reading/reading';
import type { Run } from '../../../events/run';
import { AnswerError } from '../../../sentences/answer-error';
import type { PassingWords, RunsRequest } from '../../vendor';
import { latestFirst, planNumber, ranWithin, type Job } from '../job';
import { jobRecord } from '../job-record';
import { noteMissingOwner } from '../note-missing-fields';
import { chooseJobs, chooseDrawnRuns, type ChosenJobs } from './choose';
import { wholeRun, withStates } from './to-run';

/** The chosen jobs as runs, newest first. */
export async function readRuns(
  request: RunsRequest<typeof jobEvents>,
  client: VendorClient
): Promise<Reading<readonly Run[]>> {
  const notes = new Notes();
  if (request.wanted === 'newest') {
    const chosen = await chooseDrawnRuns(request, client, notes);
    const job = await newestWithin(request, chosen, client, notes);
    const [first] = chosen.ids;
    // How many others there are is told anyway.
    if (job !== undefined && chosen.ids.length > 1) {
      notes.notice(`Only the newest of ${chosen.count} is shown: ${runName(job.id)}.`);
    }
    if (job === undefined && first !== undefined && isNarrowed(request)) {
      notes.notice(`None of ${chosen.count} passes the filters on actor and run.`);
    } else if (job === undefined && first !== undefined && request.selection.jobs.length > 0) {
      const which = chosen.ids.length > 1 ? `None of ${chosen.count} ran` : `Puppet's ${runName(first)} did not run`;
      notes.notice(`${which} within the time range.`);
    }
    return notes.reading(job === undefined ? [] : [notes.take(await wholeRun(job, client))]);
  }
  const { ids, listed } = await chooseJobs(request, client, notes);
  const { results } = await eachRun(
    {
      word: 'job',
      ids,
      read: async (id, part) => {
        const job = listed.get(id) ?? notes.take(await jobRecord(id, part));
        await noteMissingOwner(job, request, part, notes);
        return notes.take(await withStates(job, part));
      },
    },
    client,
    notes
  );
  return notes.reading(results);
}

/**
 * The newest that ran within the range and may have events that pass the filters; jobs and plan runs are counted apart, so that the
 * newest of each is looked at. One that cannot be read is a shortfall; if none can, throws the first one's error.
 */
async function newestWithin(
  request: RunsRequest<typeof jobEvents>,
  { ids, listed }: ChosenJobs,
  client: VendorClient,
  notes: Notes
): Promise<Job | undefined> {
  const newest: Job[] = [];
  const failures: FailedRun[] = [];
  for (const isPlan of [false, true]) {
    for (const id of ids.filter((each) => (planNumber(each) !== undefined) === isPlan)) {
      const job = listed.get(id) ?? (await readOrFailed(id, client, notes));
      if ('error' in job) {
        failures.push(job);
        continue;
      }
      if (!ranWithin(job, request, client.host.now())) {
        continue;
      }
      if (await passes(job, request)) {
        newest.push(job);
        break;
      }
      await noteMissingOwner(job, request, client, notes);
    }
  }
  const [failed] = failures;
  if (failed !== undefined && failures.length === ids.length) {
    throw failed.error;
  }
  const word = ids.some((id) => planNumber(id) !== undefined) ? 'run' : 'job';
  failureSentences(word, failures).forEach((sentence) => notes.shortfall(sentence));
  return newest.sort(latestFirst)[0];
}

/** What is wrong with Puppet or with the token is so for every job: the others need not be tried. */
async function readOrFailed(run: string, client: VendorClient, notes: Notes): Promise<Job | FailedRun> {
  try {
    return notes.take(await jobRecord(run, client));
  } catch (error) {
    if (error instanceof AnswerError && error.what === 'missing') {
      return { run, error };
    }
    throw error;
  }
}

type Filtered = Pick<RunsRequest<typeof jobEvents>, 'only'>;

function isNarrowed({ only }: Filtered): boolean {
  return only.run !== undefined || only.actor !== undefined;
}

/** By what all of a job's events have in common; those of a plan run are those of its jobs. */
async function passes({ id, owner, jobs = [] }: Job, { only }: Filtered): Promise<boolean> {
  const passesOne = async (filters: PassingWords | undefined, words: string[]): Promise<boolean> => {
    const passing = await filters?.(words);
    return passing === undefined || words.some((word) => passing.has(word));
  };
  return (await passesOne(only.run, [id, ...jobs])) && (await passesOne(only.actor, [owner ?? '']));
}

function runName(id: string): string {
  return planNumber(id) === undefined ? `job ${id}` : id;
}
