import { jobAudit as model } from '../../../../model/vendors/opus';
import type { VendorClient } from '../../../client/client';
import { whereEmpty } from '../../../columns/where-null';
import { eventsOfRuns } from '../../events-of-runs';
import { noteMissingValues } from '../../note-missing-values';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import type { Reader, ReadRequest } from '../../vendor';
import { chooseJobs } from './choose';
import { noteUnstarted } from './note-claims';
import { noteMoved } from './note-moved';
import { noteUnknownStates } from './note-unknown-states';
import { noteMissingEnds } from './note-missing-ends';
import { readRuns } from './runs';
import { sweep } from './sweep';
import { walkJob } from './walk';

/** `opus.jobAudit`: one event a node that has started, from its start to its end. */
export const jobAudit: Reader<typeof model> = {
  model,
  lasts: true,
  heedsFilters: true,
  read,
  readRuns,
  sweep,
  runsIn: { list: 'jobs', runOf: (job) => job },
};

async function read(request: ReadRequest<typeof model>, client: VendorClient): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const ids = await chooseJobs(request, client, notes);
  const read = async (id: string, part: VendorClient) => {
    const audit = notes.take(await walkJob(id, request, part));
    const events = notes.take(audit.events);
    if (request.selection.jobs.includes(id)) {
      noteUnstarted(audit.claims, events, notes);
    }
    await noteUnknownStates(id, audit.state, events, request, part, notes);
    const { target } = events;
    const nameless = {
      events,
      field: 'target',
      word: 'node',
      named: 'name',
      where: [whereEmpty(target)],
      lasts: true,
    } as const;
    await noteMissingValues(nameless, request, part, notes);
    noteMoved(id, { events, unstarted: audit.unstarted }, request, part, notes);
    await noteMissingEnds(id, events, request, part, notes);
    return [events];
  };
  return notes.reading(await eventsOfRuns({ word: 'job', ids, order: 'first', read }, request, client, notes));
}
