import type { VendorClient } from '../../client/client';
import { freshBriefly, objectBytes } from '../../client/produced';
import { tableOf } from '../../client/records';
import { recordCountOf } from '../../columns/planned';
import { eachRowInTurns } from '../../columns/row-reader';
import { Notes, type Reading } from '../../reading/reading';
import type { Table } from '../../seam/host';
import type { ColumnPlan } from '../../seam/plan';
import type { Ask } from '../../sentences/ask';
import { numberText, plural } from '../../sentences/counts';
import { isMissing, unlisted, type Fault } from '../../sentences/fault';
import { isUsualCut } from '../page-sizes';
import type { Option, Vendor } from '../vendor';
import { isWebPage, noteErrorBeside } from './errors';
import { countOf } from './list/page';
import { tasksPlan, usersPlan } from './plans';
import { tasksAsk, usersAsk } from './requests';

export const options: Vendor['options'] = {
  /** By e-mail address, which is what user activity is narrowed by. */
  users: (client) =>
    listed(
      { word: 'user', key: 'e-mail address', keys: 'e-mail addresses', ask: usersAsk(), plan: usersPlan },
      client,
      (cell) => {
        const value = cell('email');
        const description = [cell('firstName'), cell('lastName')].filter((name) => name !== null).join(' ');
        return value === null ? undefined : { value, label: value, ...(description === '' ? {} : { description }) };
      }
    ),

  tasks: listedTasks,
};

/** Each with its id, which is what task logs are asked for by. */
export function listedTasks(client: VendorClient): Promise<Reading<readonly Option[]>> {
  return listed({ word: 'task', key: 'id', keys: 'ids', ask: tasksAsk(), plan: tasksPlan }, client, (cell) => {
    const value = cell('id') ?? cell('otherId');
    const type = cell('type');
    return value === null
      ? undefined
      : { value, label: cell('name') ?? value, description: type === null ? value : `${type}, ${value}` };
  });
}

interface List {
  word: 'task' | 'user';
  /** By what one is selected. */
  key: string;
  keys: string;
  ask: Ask;
  plan: ColumnPlan;
}

type CellOf = (column: string) => string | null;

/** The list's options, alphabetically, each value once. */
function listed(
  list: List,
  client: VendorClient,
  optionOf: (cell: CellOf) => Option | undefined
): Promise<Reading<readonly Option[]>> {
  return client.once(list.ask.what, async (inner) => {
    const notes = new Notes();
    const table = await listTable(list, inner);
    noteErrorBeside(table, notes);
    const rows = await eachRowInTurns(table, inner.host, ({ word }) => optionOf((name) => word(name) || null));
    const named = rows.filter((option) => option !== undefined);
    noteLacking(list, table, recordCountOf(table) - named.length, notes);
    const distinct = Array.from(new Map(named.map((option) => [option.value, option])).values());
    const sorted = distinct.sort((a, b) => (a.label < b.label ? -1 : 1));
    const value = notes.reading<readonly Option[]>(sorted);
    return { value, bytes: objectBytes * sorted.length, records: sorted.length, freshFor: freshBriefly };
  });
}

/** What a list says of itself. @param nameless of how many records nothing could be made */
function noteLacking({ word, key, keys }: List, table: Table, nameless: number, notes: Notes): void {
  const came = recordCountOf(table);
  const count = countOf(table);
  const remedy = `type the ${keys} of the ${word}s in question`;
  if (came === 0) {
    notes.shortfall(`Opsera lists no ${word}s: ${remedy}.`);
  } else if (count === undefined ? isUsualCut(came) : count > came) {
    const all = count === undefined ? 'which may be the most that it lists' : `but counts ${numberText(count)}`;
    notes.shortfall(`Opsera lists ${plural(came, word)}, ${all}, so that others may be missing: ${remedy}.`);
  }
  const withoutKey = {
    key: `listed ${word}s without ${key}`,
    sentence: (lost: number) =>
      `${plural(lost, word)} that Opsera lists ${lost === 1 ? 'has' : 'have'} no ${key} that can be read, so that ${lost === 1 ? 'it is' : 'they are'} missing: ${remedy}.`,
  };
  notes.counted('shortfall', withoutKey, nameless);
}

/** Lists are a convenience: where Opsera has none, what is wanted can be typed. */
async function listTable({ ask, plan }: List, client: VendorClient): Promise<Table> {
  const { answer, fault } = await client.attempt(ask, plan);
  if (answer === undefined) {
    throw client.errorOf(isWithout(fault) ? unlisted(fault) : fault, ask);
  }
  return tableOf(answer, ask);
}

function isWithout(fault: Fault): boolean {
  return fault.kind === 'vendor'
    ? isMissing(fault) || fault.why === 'role'
    : isMissing(fault) && !(fault.kind === 'status' && isWebPage(fault.answer));
}
