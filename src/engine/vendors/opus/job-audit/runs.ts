import { eachRun } from '../../each-run';
import type { VendorClient } from '../../../client/client';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import type { Run } from '../../../events/run';
import type { RunsRequest } from '../../vendor';
import type { jobAudit as model } from '../../../../model/vendors/opus';
import { chooseJobs } from './choose';
import { noteNameless, noteRemaining } from './note-claims';
import { nodesOf } from './run-nodes';
import { walkJob, type JobAudit } from './walk';

/** The chosen jobs as runs, the one that began last first. */
export async function readRuns(
  request: RunsRequest<typeof model>,
  client: VendorClient
): Promise<Reading<readonly Run[]>> {
  const notes = new Notes();
  const { results } = await eachRun(
    {
      word: 'job',
      ids: await chooseJobs(request, client, notes),
      read: async (id, part) => {
        const own = new Notes();
        return { run: toRun(own.take(await walkJob(id, request, part)), request.wanted, own, client.host), own };
      },
    },
    client,
    notes
  );
  if (request.wanted === 'states') {
    results.forEach(({ own }) => notes.takeAll(own));
    return notes.reading(results.map(({ run }) => run));
  }
  const [newest, ...others] = results.slice().sort((a, b) => (b.run.begin || 0) - (a.run.begin || 0));
  if (newest === undefined) {
    return notes.reading([]);
  }
  notes.takeAll(newest.own);
  // Of those that are not shown only what may hide that one of them is newer.
  others.filter(({ run }) => Number.isNaN(run.begin)).forEach(({ own }) => notes.takeAll(own));
  if (others.length > 0) {
    notes.notice(`Only the newest of ${results.length} jobs is shown: ${newest.run.id}.`);
  }
  return notes.reading([newest.run]);
}

function toRun(audit: JobAudit, wanted: RunsRequest['wanted'], notes: Notes, host: Host): Run {
  const { id, state, claims } = audit;
  // What is no event, as it has no start, is counted all the same.
  const events = new Notes().take(audit.events);
  noteRemaining(id, state, claims, notes);
  const nodes = nodesOf(audit, events, host);
  if (wanted === 'newest') {
    noteNameless(id, claims, nodes, notes);
  }
  const { begin, end } = extent(events, host);
  return {
    id,
    title: `Job ${id}`,
    begin,
    end: state.ended ? end : NaN,
    outcome: state.outcome,
    actor: null,
    states: statesOf(audit),
    nodes,
  };
}

/** A finished job may still list all of its nodes as remaining, or one as running. */
function statesOf({ state, claims }: JobAudit): Run['states'] {
  const { failed } = claims;
  const executed = claims.executed - failed;
  const running = claims.running && !state.ended ? 1 : 0;
  const remaining = Math.max(0, (claims.nodes || 0) - executed - failed - running);
  return [
    ['executed', executed],
    ['failed', failed],
    ['running', running],
    ['remaining', remaining],
  ];
}

function extent({ length, time, end }: Events, { columns }: Host): { begin: number; end: number } {
  const all = columns.select(length, []);
  const lasts = columns.coalesce(end, time).values;
  return {
    begin: time.values[columns.order(all, time.values)[0] ?? -1] ?? NaN,
    end: lasts[columns.order(all, lasts)[length - 1] ?? -1] ?? NaN,
  };
}
