import { whereWord } from '../../../columns/where-word';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import type { Condition } from '../../../seam/column-tools';
import type { Host } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import { plural } from '../../../sentences/counts';
import { isSaid } from '../../said';
import { comparable } from '../comparable';
import type { PageRows } from '../list/paged-list';
import { taskName, type TaskRun } from '../requests';
import type { TaskLogPage } from './page';

/**
 * Vendor docs: names are not guaranteed to be unique. Run 5 of a name is then that of several tasks. Logs of another name and
 * of a task that has none of the name asked for may be there because Opsera looks for parts of names, or for none.
 */
export function noteSharedName(
  { task }: TaskRun,
  parts: ReadonlyArray<PageRows<TaskLogPage>>,
  { from: min, to: max }: TimeRange,
  { columns }: Host,
  notes: Notes
): void {
  if ('id' in task) {
    return;
  }
  const isAsked = (name: string) => comparable(name) === comparable(task.name);
  const rowsOf = ({ page, rows }: PageRows<TaskLogPage>, conditions: readonly Condition[]) =>
    columns.select(page.events.length, [{ kind: 'rows', rows }, ...conditions]);
  const within = ({ page }: PageRows<TaskLogPage>): Condition => ({
    kind: 'range',
    values: page.events.time.values,
    min,
    max,
  });
  const idsOf = (part: PageRows<TaskLogPage>, conditions: readonly Condition[]) => {
    const { codes, values } = part.page.fields.taskId;
    const counts = columns.tally(rowsOf(part, conditions), codes, values.length);
    return values.filter((id, code) => isSaid(id) && (counts[code + 1] ?? 0) > 0).map(comparable);
  };
  const named = new Set(parts.flatMap((part) => idsOf(part, [whereWord(part.page.fields.name, isAsked)])));
  const isOther = (name: string) => named.size > 0 && isSaid(name) && !isAsked(name);
  const ids = parts.flatMap((part) =>
    idsOf(part, [within(part), whereWord(part.page.fields.name, (name) => !isOther(name), true)])
  );
  const { size } = new Set(ids);
  notes.unreadable('run', sharing(taskName(task)), size > 1 ? size : 0);
  for (const part of parts) {
    const { name, taskId } = part.page.fields;
    const isOtherTask = whereWord(taskId, (id) => isSaid(id) && !named.has(comparable(id)));
    const { length } = rowsOf(part, [within(part), whereWord(name, isOther), isOtherTask]);
    notes.counted('shortfall', ofOtherName(taskName(task)), length);
  }
}

function sharing(name: string): Countable {
  return {
    key: `tasks named ${name}`,
    sentence: (count) =>
      `${plural(count, 'task')} of Opsera are named ${name}, so that runs of theirs with the same number are taken for one: select the tasks by their ids.`,
    combine: Math.max,
  };
}

function ofOtherName(name: string): Countable {
  return {
    key: `logs of tasks that are not named ${name}`,
    sentence: (count) =>
      `${plural(count, 'log')} that Opsera gave for task ${name} ${count === 1 ? 'is' : 'are'} of a task of another name, and may be counted wrongly: select the tasks by their ids.`,
  };
}
