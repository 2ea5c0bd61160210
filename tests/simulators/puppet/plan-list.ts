import { type Answer, json } from '../base/answer';
import type { SimulatedRequest } from '../base/request';
import type { Retained } from './retained';
import { credentialError, orchestratorError } from './errors';
import { finishFilter } from './finish-filter';
import { jobName, oneOf, wholeNumber } from './parameters';
import { planRecord } from './plan-run';
import type { Switches } from './switches';

/** GET /plan_jobs. That `order_by` takes the words of /jobs is an inference: here timestamp, else the number. */
export function listPlans(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  return refused(request, switches) ?? listed(request, retained, switches);
}

/** GET /plan_jobs/:id */
export function planOf(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const name = jobName(request);
  const run = retained.planRuns().find(({ number }) => number === Number(name));
  const record = retained.company.givenPlans.find((given) => given.name === name);
  return (
    refused(request, switches) ??
    (record !== undefined || run !== undefined
      ? json(record ?? (run && planRecord(run, switches, true)))
      : orchestratorError(404, 'unknown-plan-job', `Plan job ${name} does not exist`, { name }))
  );
}

function refused(request: SimulatedRequest, { planJobs }: Readonly<Switches>): Answer | undefined {
  switch (planJobs) {
    case 'listed':
      return undefined;
    case 'missing':
      return orchestratorError(404, 'unknown-error', `No route for ${request.path}`);
    case 'forbidden':
      return credentialError('forbidden');
  }
}

function listed(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const limit = wholeNumber(request, 'limit');
  const offset = wholeNumber(request, 'offset') ?? 0;
  const order = oneOf(request, 'order', ['asc', 'desc'] as const) ?? 'asc';
  const orderBy = request.query.get('order_by');
  const withResult = oneOf(request, 'results', ['include', 'exclude'] as const) !== 'exclude';
  const isWithin = finishFilter(request, switches);
  const sign = order === 'asc' ? 1 : -1;
  const runs = retained
    .planRuns()
    .filter(({ finished }) => isWithin(finished))
    .sort((one, other) => {
      const changed = orderBy === 'timestamp' ? (one.finished ?? one.created) - (other.finished ?? other.created) : 0;
      return sign * (changed || one.number - other.number);
    })
    .map((run) => planRecord(run, switches, withResult));
  const records = [...retained.company.givenPlans, ...runs];
  return json({
    items: records.slice(offset, offset + (limit ?? records.length)),
    ...(switches.pagination && {
      pagination: { ...(limit !== undefined && { limit }), offset, total: records.length },
    }),
  });
}
