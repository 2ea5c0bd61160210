import { whereWord } from '../../../columns/where-word';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import type { Condition } from '../../../seam/column-tools';
import type { Host } from '../../../seam/host';
import { plural } from '../../../sentences/counts';
import { comparable } from '../comparable';
import type { PageRows } from '../list/paged-list';
import type { SelectedList } from './choose';
import { isLogin } from './is-login';
import type { ActivityPage } from './page';
import { isLookedFor, selectedRows } from './selected-rows';

/** Notes the records of which it cannot be known whether they are among those that are wanted. */
export function noteUndecided(
  { page, rows }: PageRows<ActivityPage>,
  lists: readonly SelectedList[],
  host: Host,
  notes: Notes
): void {
  for (const list of lists.filter((one) => !isLookedFor(one))) {
    const conditions = [{ kind: 'rows', rows } as const, ...whereSilent(list, page)];
    const silent = host.columns.select(page.events.length, conditions);
    const others = lists.filter((one) => one !== list);
    notes.counted('shortfall', silentOn(list), selectedRows({ page, rows: silent }, others, host).length);
  }
}

/** A record that does not say what it should. */
function whereSilent({ field }: SelectedList, { fields }: ActivityPage): Condition[] {
  const isBlank = whereWord(fields[field], (word) => comparable(word) === '', true);
  return field === 'targetId' ? [isBlank, whereWord(fields.type, (word) => !isLogin(word), true)] : [isBlank];
}

function silentOn({ field, parameter }: SelectedList): Countable {
  return {
    key: `records without ${field}`,
    sentence: (count) =>
      `${plural(count, 'record')} could not be held against the selection, as there is no ${parameter} that can be read: select a single one, which Opsera looks for by itself.`,
  };
}
