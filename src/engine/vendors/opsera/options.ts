import { AnswerError } from '../../answer-error';
import { plannedDictionary } from '../../columns/planned';
import type { Table } from '../../host';
import { fetchTable } from '../fetch-table';
import { freshBriefly } from '../vendor';
import type { Option, Vendor, Work } from '../vendor';
import { tasksPlan, usersPlan } from './plans';
import { NotAllowed, NotThere } from './refusals';
import { tasksRequest, usersRequest } from './requests';

export const options: Vendor['options'] = { users: userOptions, tasks: taskOptions };

/** What an option costs to keep. */
const optionBytes = 300;

/** By e-mail address, which is what user activity is narrowed by. */
function userOptions(work: Work): Promise<Option[]> {
  return listed(
    'users',
    work,
    async (own) => fetchTable(usersRequest(), usersPlan, own),
    (cell) => {
      const value = cell('email');
      const description = [cell('firstName'), cell('lastName')].filter((name) => name !== null).join(' ');
      return value === null ? undefined : { value, label: value, ...(description === '' ? {} : { description }) };
    }
  );
}

function taskOptions(work: Work): Promise<Option[]> {
  return listed(
    'tasks',
    work,
    async (own) => fetchTable(tasksRequest(), tasksPlan, own),
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
  work: Work,
  read: (work: Work) => Promise<Table>,
  optionOf: (cell: CellOf) => Option | undefined
): Promise<Option[]> {
  return work.shared(what, async (own) => {
    const table = await read(own).catch((error: unknown) => notListed(what, error));
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
        await own.host.turn();
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
