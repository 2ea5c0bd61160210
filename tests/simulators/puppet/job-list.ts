import { type Answer, json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Retained } from './retained';
import { compare } from './compare';
import { finishFilter } from './finish-filter';
import type { Job } from './job';
import { WrongParameter, oneOf, wholeNumber } from './parameters';
import { jobRecord, shownType, typesOf } from './records';
import type { Switches } from './switches';

const orders = ['owner', 'timestamp', 'environment', 'name', 'state'] as const;

/** GET /jobs */
export function listJobs(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const limit = wholeNumber(request, 'limit');
  const offset = wholeNumber(request, 'offset');
  const orderBy = oneOf(request, 'order_by', orders);
  const by = switches.order === 'name' ? 'name' : orderBy;
  const order = oneOf(request, 'order', ['asc', 'desc'] as const);
  const type = oneOf(request, 'type', typesOf(switches));
  const isWithin = finishFilter(request, switches);
  const task = request.query.get('task') ?? undefined;
  if (task !== undefined && type === 'deploy') {
    throw new WrongParameter('The task parameter is not allowed with type deploy');
  }
  if (limit !== undefined && switches.maxLimit > 0 && limit > switches.maxLimit) {
    throw new WrongParameter(`The limit parameter must be at most ${switches.maxLimit}`);
  }

  const matching = retained
    .jobs()
    .filter(
      (job) =>
        (type === undefined || shownType(job, switches) === type) &&
        (task === undefined || job.task?.includes(task) === true) &&
        isWithin(retained.finishOf(job))
    );
  const start = offset ?? 0;
  const ties = switches.ties === 'byOffset' && start % 2 === 1 ? -1 : 1;
  const sorted = matching.sort(byOrder(by ?? 'name', order ?? 'asc', ties));
  const wanted = limit ?? (switches.defaultLimit > 0 ? switches.defaultLimit : Infinity);
  const count = switches.pageCap > 0 ? Math.min(wanted, switches.pageCap) : wanted;
  const page = sorted.slice(start, start + count);
  const shown = switches.repeatsJob ? [...page, ...page.slice(-1)] : page;
  const answer = json({
    items: shown.map((job) => jobRecord(job, retained.finishOf(job), switches)),
    // an echo of what was asked, so that most keys are missing most of the time
    ...(switches.pagination && {
      pagination: {
        ...(limit !== undefined && { limit: count }),
        offset: start,
        ...(order && { order: order }),
        ...(by && switches.echoesOrder && { order_by: by }),
        ...(type && { type: type }),
        ...totalOf(sorted.length, page.length, switches),
      },
    }),
  });
  moveOn(sorted.slice(start + count), retained, switches);
  return answer;
}

function totalOf(all: number, page: number, { total }: Readonly<Switches>): { total?: number | string } {
  switch (total) {
    case 'number':
      return { total: all };
    case 'text':
      return { total: `${all}` };
    case 'page':
      return { total: page };
    case 'absent':
      return {};
  }
}

/** What happens while someone reads page after page. */
function moveOn(behind: readonly Job[], { clock, company }: Retained, switches: Readonly<Switches>): void {
  const now = clock.now();
  for (const { state, history } of behind.slice(0, switches.movesPerPage)) {
    history.push({ state, time: now });
  }
  for (let arrivals = switches.arrivalsPerPage; arrivals > 0; arrivals--) {
    company.startJob(now);
  }
}

function byOrder(by: (typeof orders)[number], order: 'asc' | 'desc', ties: 1 | -1): (one: Job, other: Job) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (one, other) => sign * (compare(keyOf(one, by), keyOf(other, by)) || ties * (one.number - other.number));
}

/** Names sort as numbers, owners by login. */
function keyOf(job: Job, by: (typeof orders)[number]): string | number {
  switch (by) {
    case 'owner':
      return job.owner.login;
    case 'timestamp':
      return job.history.at(-1)?.time ?? job.created;
    case 'environment':
      return job.environment;
    case 'name':
      return job.number;
    case 'state':
      return job.state;
  }
}
