import { objectId } from '../../../../model/vendors/opsera';
import { whereWord } from '../../../columns/where-word';
import type { Condition } from '../../../seam/column-tools';
import { comparable } from '../comparable';
import type { TaskRun } from '../requests';
import type { TaskLogPage } from './page';

/** The logs that name no other task by its id than the one that was asked for by id; several tasks may have a name. */
export function ofTask({ task }: TaskRun, { fields }: TaskLogPage): Condition[] {
  if ('name' in task) {
    return [];
  }
  const isOther = (id: string) => objectId.test(id) && id !== comparable(task.id);
  return [whereWord(fields.taskId, (id) => !isOther(comparable(id)), true)];
}
