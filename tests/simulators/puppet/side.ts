import * as v from 'valibot';
import type { Answer } from '../base/answer';
import type { Clock } from '../base/clock';
import type { SimulatedRequest } from '../base/request';
import type { SimulatorOptions } from '../base/start-simulator';
import { Switchboard } from '../base/switchboard';
import type { VendorSide } from '../base/vendor-side';
import { Retained } from './retained';
import { bigJobAge } from './big-job';
import { Company, type CompanyOptions } from './company';
import { Credential } from './credential';
import { errorOf, orchestratorError } from './errors';
import { plainError } from './plain-errors';
import { routesOf } from './routes';
import { switchesSchema, type Switches } from './switches';
import { truthOf } from './truth';

/** What can be made on request: a job of a wanted size that has finished, or begins now and is over when time goes on; a job or a plan run that starts now, or one word for word (its events are added to those it has). */
const anyRecord = v.record(v.string(), v.unknown());
const wantedSchema = v.union([
  v.strictObject({ planRun: anyRecord }),
  v.strictObject({ startPlan: v.literal(true), fails: v.exactOptional(v.boolean()) }),
  v.strictObject({ job: anyRecord, events: v.optional(v.array(anyRecord), []) }),
  v.strictObject({ events: v.pipe(v.number(), v.integer(), v.minValue(1)), begins: v.exactOptional(v.literal(true)) }),
  v.strictObject({
    start: v.literal(true),
    type: v.exactOptional(v.picklist(['deploy', 'task', 'plan_task'])),
    fails: v.exactOptional(v.boolean()),
    nodes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
]);

export interface PuppetOptions extends SimulatorOptions, CompanyOptions {
  /** The only token that is let in; absent = `puppet-token`. */
  token?: string;
  /** Sizes of big finished jobs to begin with. */
  events?: number | readonly number[];
  switches?: Partial<Switches>;
}

export function puppetSide(options: PuppetOptions, clock: Clock, seed: number): VendorSide {
  const switches = new Switchboard(switchesSchema, options.switches);
  const company = new Company(clock.opened, seed, options);
  const retained = new Retained(company, clock, switches);
  const secret = options.token ?? 'puppet-token';
  const credential = new Credential(secret);
  const asAsked = (request: SimulatedRequest, answer: Answer) =>
    switches.values.plainErrorsWithoutAccept ? plainError(request, answer) : answer;
  for (const events of [options.events ?? []].flat()) {
    company.addBigJob(clock.opened, events);
  }
  return {
    vendor: 'puppet',
    secret,
    routes: routesOf(retained, switches).map((route) => ({
      ...route,
      handle: (request) => asAsked(request, route.handle(request)),
    })),
    refuse: (request) => {
      const refusal = credential.refuse(request);
      return refusal && asAsked(request, refusal);
    },
    unknownPath: (request) => asAsked(request, orchestratorError(404, 'unknown-error', `No route for ${request.path}`)),
    errorOf,
    schedule: company.schedule,
    truth: () => truthOf(retained, switches.values),
    switches,
    credential,
    prune: (before) => retained.prune(before),
    add: (what) => {
      const wanted = v.parse(wantedSchema, what);
      if ('planRun' in wanted) {
        company.givenPlans.push(wanted.planRun);
        return { planRuns: company.givenPlans.length };
      }
      if ('startPlan' in wanted) {
        // its task finishes: only the plan itself can tell that it failed
        const planFails = wanted.fails ?? false;
        const job = company.startJob(clock.now(), { type: 'plan_task', nodes: 2, fails: false, planFails });
        return { job: String(job.number), planRun: String(job.planJob) };
      }
      if ('job' in wanted) {
        return { job: String(company.give(wanted.job, wanted.events).number) };
      }
      const job =
        'events' in wanted
          ? company.addBigJob(clock.now() + (wanted.begins === true ? bigJobAge : 0), wanted.events)
          : company.startJob(clock.now(), wanted);
      return { job: String(job.number) };
    },
    summary: () => ({
      nodes: company.nodes.length,
      jobs: retained.jobs().length,
      running: retained
        .jobs()
        .filter(({ finished }) => finished === null)
        .map(({ number }) => String(number)),
      bigJobs: [...company.bigJobs.values()].map(({ number, events }) => ({ job: String(number), events })),
    }),
  };
}
