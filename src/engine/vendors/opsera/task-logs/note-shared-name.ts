import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import type { TimeRange } from '../../../seam/time-range';
import { plural } from '../../../sentences/counts';
import { isSaid } from '../../said';
import { taskName } from '../requests';
import type { TaskRun } from '../requests';
import type { TaskLogPage } from './page';

interface Part {
  page: TaskLogPage;
  rows: Int32Array;
}

/** Vendor docs: names are not guaranteed to be unique. Run 5 of a name is then that of several tasks. */
export function noteSharedName(
  { task }: TaskRun,
  parts: readonly Part[],
  { from: min, to: max }: TimeRange,
  { columns }: Host,
  notes: Notes
): void {
  if ('id' in task) {
    return;
  }
  const ids = parts.flatMap(({ page: { events, fields }, rows }) => {
    const { codes, values } = fields.taskId;
    const within = columns.select(events.length, [
      { kind: 'rows', rows },
      { kind: 'range', values: events.time.values, min, max },
    ]);
    const counts = columns.tally(within, codes, values.length);
    return values.filter((id, code) => isSaid(id) && (counts[code + 1] ?? 0) > 0);
  });
  const { size } = new Set(ids);
  notes.unreadable('run', sharing(taskName(task)), size > 1 ? size : 0);
}

function sharing(name: string): Countable {
  return {
    key: `tasks named ${name}`,
    sentence: (count) =>
      `${plural(count, 'task')} of Opsera are named ${name}, so that runs of theirs with the same number are taken for one: select the tasks by their ids.`,
    combine: Math.max,
  };
}
