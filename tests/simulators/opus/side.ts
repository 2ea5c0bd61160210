import * as v from 'valibot';
import type { Clock } from '../base/clock';
import type { SimulatorOptions } from '../base/start-simulator';
import { Switchboard } from '../base/switchboard';
import type { VendorSide } from '../base/vendor-side';
import { Retained } from './retained';
import { Company, type CompanyOptions } from './company';
import { Credential } from './credential';
import { errorAnswer } from './errors';
import { stateOf } from './job';
import { routesOf } from './routes';
import { switchesSchema, type Switches } from './switches';
import { truthOf } from './truth';

/** A job word for word, an ended one that goes on, one that starts now, or one that ended an hour ago with so many bytes of base64 in an input. */
const wantedSchema = v.union([
  v.strictObject({
    job: v.string(),
    status: v.optional(v.unknown()),
    audit: v.optional(v.unknown()),
    listed: v.optional(v.unknown()),
    archived: v.optional(v.boolean(), false),
  }),
  v.strictObject({ payloadBytes: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  v.strictObject({ resume: v.string() }),
  v.strictObject({ start: v.literal(true), fails: v.exactOptional(v.boolean()) }),
]);

const hour = 3_600_000;

export interface OpusOptions extends SimulatorOptions, CompanyOptions {
  /** The only service key that is let in; absent = `_opus-key`. */
  key?: string;
  switches?: Partial<Switches>;
}

export function opusSide(options: OpusOptions, clock: Clock, seed: number): VendorSide {
  const switches = new Switchboard(switchesSchema, options.switches);
  const company = new Company(clock.opened, seed, options);
  const retained = new Retained(company, clock);
  const secret = options.key ?? '_opus-key';
  const credential = new Credential(secret);
  const answer = (error: Parameters<typeof errorAnswer>[0], request?: Parameters<typeof errorAnswer>[1]) =>
    errorAnswer(error, request, clock.now(), switches.values);
  return {
    vendor: 'opus',
    secret,
    routes: routesOf(retained, switches),
    refuse: (request) => {
      const error = credential.refuse(request);
      return error && answer(error, request);
    },
    unknownPath: (request) => answer({ status: 404, message: `Cannot ${request.method} ${request.path}` }, request),
    errorOf: (status) =>
      answer({ status, message: status === 400 ? ['id "must" be <a> number'] : `Something is wrong (${status})` }),
    schedule: company.schedule,
    truth: () => truthOf(retained, switches.values),
    switches,
    credential,
    prune: (before) => retained.prune(before),
    add: (what) => {
      const wanted = v.parse(wantedSchema, what);
      if ('job' in wanted) {
        const { job: id, status, audit, listed, archived } = wanted;
        company.given.set(id, { status, audit, listed, archived });
        return { job: id };
      }
      if ('resume' in wanted) {
        const ended = retained.job(wanted.resume);
        if (!ended || ended.ended > clock.now()) {
          throw new Error(`There is no job ${wanted.resume} that has ended.`);
        }
        return { job: company.resume(ended, clock.now()).id };
      }
      const job =
        'start' in wanted
          ? company.startJob(clock.now(), wanted)
          : company.startJob(clock.now() - hour, { fails: false, payloadBytes: wanted.payloadBytes });
      return { job: job.id };
    },
    summary: () => ({
      jobs: retained.jobs().length,
      unfinished: retained
        .jobs()
        .filter(({ ended }) => ended > clock.now())
        .map((job) => ({ job: job.id, state: stateOf(job, clock.now()) })),
    }),
  };
}
