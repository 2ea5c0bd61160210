import * as v from 'valibot';
import type { Clock } from '../base/clock';
import type { SimulatorOptions } from '../base/start-simulator';
import { Switchboard } from '../base/switchboard';
import type { VendorSide } from '../base/vendor-side';
import { Company, type CompanyOptions } from './company';
import { Credential } from './credential';
import { answerBeforeLogin, inEnglish, withoutLanguage } from './english';
import { errorOf, pageNotFound } from './errors';
import { loginRoutes, routesOf } from './routes';
import { switchesSchema, type Switches } from './switches';
import { truthOf } from './truth';

/** A new node (with `records` its audit is served word for word, null = it has none), or an edit, rename or deletion of one; an edit may fail. */
const wantedSchema = v.union([
  v.strictObject({
    create: v.string(),
    uuid: v.exactOptional(v.string()),
    records: v.exactOptional(v.unknown()),
    at: v.exactOptional(v.number()),
  }),
  v.strictObject({
    edit: v.string(),
    name: v.exactOptional(v.string()),
    fails: v.exactOptional(v.boolean()),
    at: v.exactOptional(v.number()),
  }),
  v.strictObject({ delete: v.string(), at: v.exactOptional(v.number()) }),
]);

export interface OpcoreOptions extends SimulatorOptions, CompanyOptions {
  /** The only account; absent = `auditor` with the password `opcore-password`. */
  username?: string;
  password?: string;
  switches?: Partial<Switches>;
}

export function opcoreSide(options: OpcoreOptions, clock: Clock, seed: number): VendorSide {
  const switches = new Switchboard(switchesSchema, options.switches);
  const company = new Company(clock.opened, seed, options);
  const secret = options.password ?? 'opcore-password';
  const credential = new Credential(options.username ?? 'auditor', secret, clock, switches);
  const isLogin = (path: string) => withoutLanguage(path).replace(/\.json$/, '') === switches.values.loginPath;
  const routes = routesOf(company, switches);
  const nodeOf = (uuid: string) => {
    const node = company.nodes.get(uuid);
    if (!node) {
      throw new Error(`There is no node ${uuid}.`);
    }
    return node;
  };
  return {
    vendor: 'opcore',
    secret,
    get routes() {
      const all = [...loginRoutes(credential, switches.values), ...routes];
      return switches.values.redirectsToEnglish ? inEnglish(all) : all;
    },
    refuse: (request) =>
      answerBeforeLogin(request, switches.values) ?? (isLogin(request.path) ? undefined : credential.refuse(request)),
    unknownPath: pageNotFound,
    errorOf,
    schedule: company.schedule,
    truth: () => truthOf(company, switches.values),
    switches,
    credential,
    // whether opCore ever forgets an audit is unknown; on request it does
    prune: (before) => {
      const old = [...company.nodes.values()].filter(
        ({ isDeleted, isForgotten, records }) => isDeleted && !isForgotten && records.every(({ time }) => time < before)
      );
      for (const node of old) {
        node.isForgotten = true;
      }
      return old.length;
    },
    add: (what) => {
      const wanted = v.parse(wantedSchema, what);
      const at = wanted.at ?? clock.now();
      if ('create' in wanted) {
        const node = company.create(at, wanted.create, wanted.uuid);
        node.raw = wanted.records ?? undefined;
        node.isForgotten = wanted.records === null;
        return { node: node.uuid };
      }
      const node = nodeOf('edit' in wanted ? wanted.edit : wanted.delete);
      if ('edit' in wanted) {
        company.edit(node, at, wanted);
      } else {
        company.remove(node, at);
      }
      return { node: node.uuid };
    },
    summary: () => ({
      nodes: company.listed().length,
      deleted: company.nodes.size - company.listed().length,
      refusedLogins: credential.refusedLogins,
      isLocked: credential.isLocked,
    }),
  };
}
