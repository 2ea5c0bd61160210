import { puppet as model } from '../../../model/vendors/puppet';
import { onlyRows } from '../../columns/only-rows';
import { digits } from '../../sentences/counted';
import type { Events } from '../../events/events';
import type { Host } from '../../seam/host';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest } from '../vendor';
import { findJobs } from './discovery';
import type { CollectedPage } from './job-collection';
import { narrowingOf } from './narrowing';
import { readProgress } from './progress';
import type { VendorClient } from '../../client/client';

/** `puppet.jobs`: one event a job, from its creation to its end. */
export const jobs: Reader = {
  model: queryTypeOf(model, 'puppet.jobs'),
  lasts: true,
  read,
  readProgress,
};

async function read(request: ReadRequest, client: VendorClient): Promise<Reading> {
  const { from, to, details } = request;
  const search = { from, to, narrowing: narrowingOf(request), details, wanted: client.settings.maxEvents };
  const { collection, complete, count, notices, shortfalls } = await findJobs(search, client);
  const tooMany = `Only the newest ${digits(collection.size)} of ${count} within the time range were read: narrow the query, or raise Most events (maxEvents).`;
  return {
    events: await Promise.all(collection.pages.map((page) => wantedEvents(page, client.host))),
    notices,
    shortfalls: [...shortfalls, ...(complete || shortfalls.length > 0 ? [] : [tooMany])],
  };
}

async function wantedEvents({ page, rows }: CollectedPage, host: Host): Promise<Events> {
  return { ...page.events, time: await onlyRows(host, page.events.time, rows) };
}
