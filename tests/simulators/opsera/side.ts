import * as v from 'valibot';
import type { Clock } from '../base/clock';
import type { SimulatorOptions } from '../base/start-simulator';
import { Switchboard } from '../base/switchboard';
import type { VendorSide } from '../base/vendor-side';
import { Retained } from './retained';
import { Company, type CompanyOptions } from './company';
import { Credential } from './credential';
import { errorAnswer } from './errors';
import { givenActivity } from './given-records';
import { routesOf } from './routes';
import { switchesSchema, type Switches } from './switches';
import { truthOf } from './truth';

const givenRecords = v.array(v.record(v.string(), v.unknown()));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Records or a task's logs word for word; so many records at once, spread over the last `minutes` (absent = 60), one action of a user now, a run of a task that starts now, or a task that is deleted. */
const wantedSchema = v.union([
  v.strictObject({ activity: givenRecords }),
  v.strictObject({ task: v.string(), logs: givenRecords }),
  v.strictObject({ records: count, minutes: v.optional(v.number(), 60) }),
  v.strictObject({ type: v.string(), action: v.string() }),
  v.strictObject({ run: v.string(), fails: v.exactOptional(v.boolean()) }),
  v.strictObject({ deletedTask: v.string() }),
]);

export interface OpseraOptions extends SimulatorOptions, CompanyOptions {
  /** The only token that is let in; absent = `opsera-token`. */
  token?: string;
  switches?: Partial<Switches>;
}

export function opseraSide(options: OpseraOptions, clock: Clock, seed: number): VendorSide {
  const switches = new Switchboard(switchesSchema, options.switches);
  const company = new Company(clock.opened, seed, options);
  const retained = new Retained(company, clock);
  const secret = options.token ?? 'opsera-token';
  const credential = new Credential(secret);
  return {
    vendor: 'opsera',
    secret,
    routes: routesOf(retained, switches),
    refuse: (request) => {
      const refusal = credential.refuse(request);
      return refusal && errorAnswer(refusal.status, refusal.message, switches.values);
    },
    unknownPath: (request) => errorAnswer(404, `Cannot ${request.method} ${request.path}`, switches.values),
    errorOf: (status) => errorAnswer(status, `Something is "wrong" <here> & there (${status})`, switches.values),
    schedule: company.schedule,
    truth: () => truthOf(company),
    switches,
    credential,
    prune: (before) => retained.prune(before),
    add: (what) => {
      const wanted = v.parse(wantedSchema, what);
      const now = clock.now();
      if ('activity' in wanted) {
        company.records.push(...wanted.activity.map(givenActivity));
        return { records: wanted.activity.length };
      }
      if ('logs' in wanted) {
        return { task: company.give(wanted.task, wanted.logs).id };
      }
      if ('records' in wanted) {
        const gap = (wanted.minutes * 60_000) / wanted.records;
        return {
          ids: Array.from({ length: wanted.records }, (_, index) => company.act(Math.floor(now - index * gap)).id),
        };
      }
      if ('action' in wanted) {
        return { ids: [company.act(now, [wanted.type, wanted.action]).id] };
      }
      if ('deletedTask' in wanted) {
        return { tasks: company.deleteTask(wanted.deletedTask) };
      }
      const task = company.tasks.find(({ id, name }) => id === wanted.run || name === wanted.run);
      if (!task) {
        throw new Error(`There is no task ${wanted.run}.`);
      }
      return { task: task.id, run: company.runTask(now, task, wanted.fails) };
    },
    summary: () => ({
      records: retained.records().length,
      users: company.users.map(({ email }) => email),
      tasks: company.tasks.map(({ id, name, runs }) => ({ id, name, runs })),
    }),
  };
}
