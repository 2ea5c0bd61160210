import { type Answer, json, jsonType, text } from '../base/answer';
import { type SimulatedRequest, jsonBody } from '../base/request';
import type { Route } from '../base/route';
import type { Retained } from './retained';
import { auditOf } from './audit';
import { type OpusError, errorAnswer, noAuditYet, noSuchJob } from './errors';
import type { GivenJob, Job } from './job';
import { searchJobs } from './job-search';
import { sampleBody, sampleJob } from './sample';
import type { Switches } from './switches';
import { shownState } from './words';

export function routesOf(retained: Retained, switches: { readonly values: Readonly<Switches> }): Route[] {
  const { clock } = retained;
  const fail = (request: SimulatedRequest, error: OpusError) =>
    errorAnswer(error, request, clock.now(), switches.values);
  const ofJob =
    (
      show: (job: Job, request: SimulatedRequest) => Answer,
      ofGiven: (job: GivenJob) => unknown = () => undefined,
      ofSample: () => Answer = () => json({ status: 'IN PROGRESS' })
    ) =>
    (request: SimulatedRequest): Answer => {
      const id = request.parameters['id'] ?? '';
      if (id === sampleJob || id === `{${sampleJob}}`) {
        return ofSample();
      }
      if (!/^\d+$/.test(id)) {
        // a message that is a list is known from other routes
        return fail(request, {
          status: 400,
          message: ['jobExecutionId must be a number string', 'jobExecutionId "should" not be <odd>'],
        });
      }
      const given = retained.company.given.get(id);
      if (given) {
        const body = ofGiven(given);
        return body === undefined ? fail(request, noAuditYet) : json(body);
      }
      const job = retained.job(id);
      return job ? show(job, request) : fail(request, noSuchJob(id));
    };
  return [
    {
      method: 'GET',
      path: '/job/search',
      records: { rows: ['jobs'], times: ['createdAt'], id: 'jobExecutionId', counts: ['totalCount'] },
      handle: (request) => {
        const { searchStatus } = switches.values;
        return searchStatus === 200
          ? searchJobs(request, retained, switches.values)
          : fail(request, {
              status: searchStatus,
              message: searchStatus === 401 ? 'No auth cookie provided' : 'Cannot GET /job/search',
            });
      },
    },
    {
      method: 'GET',
      path: '/job/:id/status',
      records: { times: [], words: ['status'] },
      handle: ofJob(
        (job) => json({ status: shownState(job, clock.now(), switches.values) }),
        ({ status }) => ({ status })
      ),
    },
    {
      method: 'GET',
      path: '/job/:id/audit',
      records: {
        rows: ['audit.nodes_execution_data'],
        times: ['execution_start_time'],
        counts: ['nb_executed_nodes', 'nb_failed_nodes'],
        names: ['executed_nodes', 'failed_nodes'],
        words: ['execution_status'],
      },
      handle: ofJob(
        (job, request) => {
          const audit = auditOf(job, clock.now(), switches.values);
          return audit ? text(audit, jsonType) : fail(request, noAuditYet);
        },
        ({ audit }) => audit,
        () => text(sampleBody, jsonType)
      ),
    },
    {
      method: 'GET',
      path: '/job/:id/results',
      handle: ofJob((job, request) =>
        clock.now() >= job.ended && job.endState === 'COMPLETED'
          ? json(results(job))
          : fail(request, { status: 404, message: 'Job has no results' })
      ),
    },
    { method: 'POST', path: '/job/execute', handle: (request) => execute(request, retained) },
  ];
}

function results(job: Job) {
  const value = { value: `${job.title} ok`, type: 'str', displayName: 'Result' };
  return { jobResultsPayloadSchema: { result: value } };
}

/** Known to answer HTTP 200 with the error in the body. */
function execute(request: SimulatedRequest, retained: Retained): Answer {
  const body = jsonBody(request);
  const id = typeof body === 'object' && body && 'jobExecutionId' in body ? String(body.jobExecutionId) : '';
  return retained.job(id)
    ? json({ success: true, jobExecutionId: id, message: 'Job execution has been started' })
    : json({ statusCode: 404, message: `Job execution with id ${id} not found` });
}
