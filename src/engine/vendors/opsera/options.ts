import { AnswerError } from '../../sentences/answer-error';
import { plannedDictionary } from '../../columns/planned';
import type { Table } from '../../seam/host';
import { fetchTable } from '../fetch-table';
import type { Option, Vendor } from '../vendor';
import { tasksPlan, usersPlan } from './plans';
import { NotAllowed, NotThere } from './refusals';
import { tasksRequest, usersRequest } from './requests';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

export const options: Vendor['options'] = { users: userOptions, tasks: taskOptions };

/** What an option costs to keep. */
const optionBytes = 300;

/** By e-mail address, which is what user activity is narrowed by. */
function userOptions(client: VendorClient): Promise<Option[]> {
  return listed(
    'users',
    client,
    async (inner) => fetchTable(usersRequest(), usersPlan, inner),
    (cell) => {
      const value = cell('email');
      const description = [cell('firstName'), cell('lastName')].filter((name) => name !== null).join(' ');
      return value === null ? undefined : { value, label: value, ...(description === '' ? {} : { description }) };
    }
  );
}

function taskOptions(client: VendorClient): Promise<Option[]> {
  return listed(
    'tasks',
    client,
    async (inner) => fetchTable(tasksRequest(), tasksPlan, inner),
    (cell) => {
      const value = cell('id') ?? cell('otherId');
      const type = cell('type');
      return value === null
        ? undefined
        : { value, label: cell('name') ?? value, description: type === null ? value : `${type}, ${value}` };
    }
  );
}

type CellOf = (column: string) => string | null;

/** The list's options, alphabetically, each value once. */
function listed(
  what: string,
  client: VendorClient,
  read: (client: VendorClient) => Promise<Table>,
  optionOf: (cell: CellOf) => Option | undefined
): Promise<Option[]> {
  return client.once(what, async (inner) => {
    const table = await read(inner).catch((error: unknown) => notListed(what, error));
    const found = new Map<string, Option>();
    for (let row = 0; row < table.length; row++) {
      const option = optionOf((name) => {
        const { codes, values } = plannedDictionary(table, name);
        return values[codes[row] ?? -1] || null;
      });
      if (option !== undefined) {
        found.set(option.value, option);
      }
      if (row % 1_000 === 999) {
        await inner.host.turn();
      }
    }
    const value = Array.from(found.values()).sort((a, b) => (a.label < b.label ? -1 : 1));
    return { value, bytes: optionBytes * value.length, freshFor: freshBriefly };
  });
}

/** Lists are a convenience: where Opsera has none, what is wanted can be typed. */
function notListed(what: string, error: unknown): never {
  if (error instanceof NotThere || error instanceof NotAllowed) {
    throw new AnswerError(`Opsera does not list ${what} (${error.status}): type what you look for.`, error.status);
  }
  throw error;
}
