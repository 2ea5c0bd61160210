import { wordAt } from '../../columns/row-reader';
import type { VendorClient } from '../../client/client';
import { freshBriefly, objectBytes } from '../../client/produced';
import { tableOf } from '../../client/records';
import { plannedDictionary, recordCountOf } from '../../columns/planned';
import type { Table } from '../../seam/host';
import type { ColumnPlan } from '../../seam/plan';
import { AnswerError } from '../../sentences/answer-error';
import type { Ask } from '../../sentences/ask';
import { isMissing, type Fault } from '../../sentences/fault';
import type { Option, Vendor } from '../vendor';
import { isWebPage } from './errors';
import { countOf } from './list/page';
import { tasksPlan, usersPlan } from './plans';
import { tasksAsk, usersAsk } from './requests';

export const options: Vendor['options'] = {
  /** By e-mail address, which is what user activity is narrowed by. */
  users: async (client) => {
    const { options: users } = await listed('users', usersAsk(), usersPlan, client, (cell) => {
      const value = cell('email');
      const description = [cell('firstName'), cell('lastName')].filter((name) => name !== null).join(' ');
      return value === null ? undefined : { value, label: value, ...(description === '' ? {} : { description }) };
    });
    return users;
  },

  tasks: async (client) => (await listedTasks(client)).options,
};

/** What a list gave, and what it says of itself. */
interface Listed {
  options: Option[];
  /** Of records, whether anything could be made of them or not. */
  came: number;
  /** Of which nothing could be made. */
  lost: number;
  /** How many Opsera says there are; undefined where it does not say. */
  count: number | undefined;
}

/** Each with its id, which is what task logs are asked for by. */
export function listedTasks(client: VendorClient): Promise<Listed> {
  return listed('tasks', tasksAsk(), tasksPlan, client, (cell) => {
    const value = cell('id') ?? cell('otherId');
    const type = cell('type');
    return value === null
      ? undefined
      : { value, label: cell('name') ?? value, description: type === null ? value : `${type}, ${value}` };
  });
}

type CellOf = (column: string) => string | null;

/** The list's options, alphabetically, each value once. */
function listed(
  what: string,
  ask: Ask,
  plan: ColumnPlan,
  client: VendorClient,
  optionOf: (cell: CellOf) => Option | undefined
): Promise<Listed> {
  return client.once(what, async (inner) => {
    const table = await listTable(what, ask, plan, inner);
    const found = new Map<string, Option>();
    const came = recordCountOf(table);
    let lost = came - table.length;
    for (let row = 0; row < table.length; row++) {
      const option = optionOf((name) => wordAt(plannedDictionary(table, name), row) || null);
      if (option === undefined) {
        lost++;
      } else {
        found.set(option.value, option);
      }
      if (row % 1_000 === 999) {
        await inner.host.turn();
      }
    }
    const sorted = Array.from(found.values()).sort((a, b) => (a.label < b.label ? -1 : 1));
    const value = { options: sorted, came, lost, count: countOf(table) };
    return { value, bytes: objectBytes * sorted.length, records: sorted.length, freshFor: freshBriefly };
  });
}

/** Lists are a convenience: where Opsera has none, what is wanted can be typed. */
async function listTable(what: string, ask: Ask, plan: ColumnPlan, client: VendorClient): Promise<Table> {
  const { answer, fault } = await client.attempt(ask, plan);
  if (answer !== undefined) {
    return tableOf(answer, ask);
  }
  const error = client.errorOf(fault, ask);
  throw isWithout(fault)
    ? new AnswerError(`Opsera does not list ${what} (${error.status}): type what you look for.`, error.status)
    : error;
}

function isWithout(fault: Fault): boolean {
  return fault.kind === 'vendor'
    ? isMissing(fault) || fault.why === 'role'
    : isMissing(fault) && !(fault.kind === 'status' && isWebPage(fault.answer));
}
