import type { VendorClient } from '../../../client/client';
import { eachRun } from '../../each-run';
import { headNumber, plannedDictionary, recordCountOf } from '../../../columns/planned';
import { wordAt } from '../../../columns/row-reader';
import { whereOther } from '../../../columns/where-other';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { isMissing } from '../../../sentences/fault';
import { onlySomeRuns } from '../../../sentences/limits';
import type { Run, RunNodes } from '../../../events/run';
import { endOf, planType, startOf, type Job } from '../job';
import { jobRecord } from '../job-record';
import { jobOutcome, nodeOutcome } from '../outcomes';
import { jobNodesPlan } from '../plans';
import { jobNodesAsk } from '../requests';
import { titleOf } from '../sentences';
import { jobsOfPlan } from './jobs-of-plan';
import { nodeStatesOfJob } from './node-states';
import { nodeBarsOf } from './bars';
import { walkJob } from './walk';

/** A job with its nodes, or a run of a plan as its jobs with theirs. */
export function wholeRun(job: Job, client: VendorClient): Promise<Reading<Run>> {
  return job.type === planType ? planRun(job, client) : withNodes(job, client);
}

async function planRun(plan: Job, client: VendorClient): Promise<Reading<Run>> {
  const notes = new Notes();
  const jobs = jobsOfPlan(plan, notes);
  const { maxRuns } = client.settings;
  if (jobs.length > maxRuns) {
    notes.shortfall(onlySomeRuns('first', maxRuns, `the ${plural(jobs.length, 'job')} of ${plan.id}`));
  }
  const { results } = await eachRun(
    {
      word: 'job',
      ids: jobs.slice(0, maxRuns),
      read: async (id, part) => notes.take(await withNodes(notes.take(await jobRecord(id, part)), part)),
    },
    client,
    notes
  );
  return notes.reading({ ...runOf(plan), parts: results });
}

/** A job with the numbers of its nodes by state. */
export async function withStates(job: Job, client: VendorClient): Promise<Reading<Run>> {
  const notes = new Notes();
  const states = notes.take(await nodeStatesOfJob(job, client));
  return notes.reading({ ...runOf(job), states });
}

/** A job with its nodes, those that never began included. */
async function withNodes(job: Job, client: VendorClient): Promise<Reading<Run>> {
  const notes = new Notes();
  const run = notes.take(await withStates(job, client));
  const { events } = notes.take(await walkJob(job, false, client));
  const begun = nodeBarsOf(events, endOf(job), client.host);
  // A node may have several bars.
  const { firstOfEach, select } = client.host.columns;
  const count = firstOfEach(select(begun.length, []), begun.target.codes).length;
  const unstarted = job.nodeCount <= count ? [] : notes.take(await otherNodes(job, begun, client));
  const nodes: RunNodes = { begun, unstarted, order: [] };
  return notes.reading({ ...run, nodes });
}

/** What a record alone tells of a job or plan run. */
function runOf(job: Job): Run {
  return {
    id: job.id,
    title: titleOf(job),
    begin: startOf(job),
    end: endOf(job),
    outcome: jobOutcome(job.state),
    actor: job.owner,
    states: [],
  };
}

const notListed = {
  key: 'nodes not listed',
  sentence: (count: number) =>
    `Puppet counts ${plural(count, 'node')} more of the job than it lists, so that those which have not begun may be missing.`,
};

/** The nodes of a job that no event tells of. */
async function otherNodes(job: Job, { target }: Events, client: VendorClient): Promise<Reading<RunNodes['unstarted']>> {
  const notes = new Notes();
  const ask = jobNodesAsk(job.id);
  const { answer, fault } = await client.attempt(ask, jobNodesPlan);
  if (answer === undefined) {
    const text = `Nodes of job ${job.id} that have not begun are not shown. ${client.errorOf(fault, ask).message}`;
    // Before PE 2018.1 there is no such call.
    if (isMissing(fault)) {
      notes.notice(text);
    } else {
      notes.shortfall(text);
    }
    return notes.reading([]);
  }
  const { table } = answer;
  if (table === undefined) {
    return notes.reading([]);
  }
  notes.counted('shortfall', notListed, (headNumber(table, 'total') ?? 0) - recordCountOf(table));
  const [names, states] = [plannedDictionary(table, 'name'), plannedDictionary(table, 'state')];
  // Most of them have begun, as a rule.
  const rows = client.host.columns.select(table.length, [whereOther(names, target, client.host)]);
  const nodes = Array.from(rows, (row) => {
    const state = wordAt(states, row) ?? 'unknown';
    return { name: wordAt(names, row) ?? '', state, outcome: nodeOutcome(state) };
  });
  return notes.reading(nodes.filter(({ name }) => name !== ''));
}
