import type { jobEvents } from '../../../../model/vendors/puppet';
import { eachRun } from '../../../client/each-run';
import type { VendorClient } from '../../../client/client';
import { eachRow } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { isMissing } from '../../../sentences/fault';
import type { Run, RunNodes } from '../../../events/run';
import type { RunsRequest } from '../../vendor';
import { endOf, ranWithin, startOf } from '../job';
import type { Job } from '../job';
import { jobOutcome } from '../outcomes';
import { jobNodesPlan } from '../plans';
import { jobNodesAsk } from '../requests';
import { titleOf } from '../sentences';
import { chooseJobs } from './choose';
import type { ChosenJobs } from './choose';
import { nodeStatesOfJob } from './node-states';
import { barsOf } from './spans';
import { walkJob } from './walk';

/** The chosen jobs as runs, newest first. */
export async function readRuns(
  request: RunsRequest<typeof jobEvents>,
  client: VendorClient
): Promise<Reading<readonly Run[]>> {
  const notes = new Notes();
  const isNewest = request.wanted === 'newest';
  // How many others there are is told anyway.
  const chosen = await chooseJobs(request, client, notes);
  if (isNewest) {
    const job = await newestWithin(request, chosen, client, notes);
    if (job !== undefined && chosen.ids.length > 1) {
      notes.notice(`Only the newest of ${chosen.count} is shown: job ${job.id}.`);
    }
    return notes.reading(job === undefined ? [] : [notes.take(await toRunWithNodes(job, client))]);
  }
  const { results } = await eachRun(
    {
      word: 'job',
      ids: chosen.ids,
      read: async (id, part) => notes.take(await toRun(notes.take(await chosen.jobOf(id, part)), part)),
    },
    client,
    notes
  );
  return notes.reading(results);
}

/** The newest that ran within the range. */
async function newestWithin(
  request: RunsRequest<typeof jobEvents>,
  { ids, jobOf }: ChosenJobs,
  client: VendorClient,
  notes: Notes
): Promise<Job | undefined> {
  for (const id of ids) {
    const job = notes.take(await jobOf(id, client));
    if (ranWithin(job, request, client.host.now())) {
      return job;
    }
  }
  return undefined;
}

/** A job with the numbers of its nodes by state. */
async function toRun(job: Job, client: VendorClient): Promise<Reading<Run>> {
  const notes = new Notes();
  const states = notes.take(await nodeStatesOfJob(job, client));
  return notes.reading({ ...runOf(job), states });
}

/** A job with its nodes, those that never began included. */
export async function toRunWithNodes(job: Job, client: VendorClient): Promise<Reading<Run>> {
  const notes = new Notes();
  const run = notes.take(await toRun(job, client));
  const { events } = notes.take(await walkJob(job, false, client));
  const begun = nodeBars(barsOf(job, events, client.host), client.host);
  const names = new Set(begun.target.values);
  const waiting = job.nodeCount <= begun.length ? [] : notes.take(await otherNodes(job, names, client));
  const nodes: RunNodes = { begun, waiting, edges: [] };
  return notes.reading({ ...run, nodes });
}

/** What a record alone tells of a job or plan run. */
export function runOf(job: Job): Run {
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

function nodeBars(bars: Events, host: Host): Events {
  const allowed = Uint8Array.from([0, ...bars.target.values.map(() => 1)]);
  const rows = host.columns.select(bars.length, [{ kind: 'codes', codes: bars.target.codes, allowed }]);
  return takeEvents(bars, rows, host, 'notAskedFor');
}

/** The nodes of a job that no event tells of. */
async function otherNodes(
  job: Job,
  known: ReadonlySet<string>,
  client: VendorClient
): Promise<Reading<RunNodes['waiting']>> {
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
  const nodes = eachRow(table, ({ word }) => ({ name: word('name') ?? '', state: word('state') ?? 'unknown' }));
  return notes.reading(nodes.filter((node) => node.name !== '' && !known.has(node.name)));
}
