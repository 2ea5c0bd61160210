import type { VendorClient } from '../../../client/client';
import { copyOf } from '../../../client/copy-of';
import { newestOf } from '../../../client/newest-of';
import { objectBytes } from '../../../client/produced';

/** As many as are listed, several times over. */
const mostKept = 2_000;
/** Ms: to write down each listing would be much to copy. */
const often = 60_000;

interface KnownTask {
  /** When a listing had it last, or a little before, epoch ms. */
  time: number;
}

/** The tasks that were listed within a range or after it, and are not any more: they may have logs of it. */
export function formerTasks(listed: readonly string[], from: number, client: VendorClient): string[] {
  const now = client.host.now();
  const known = client.remember<ReadonlyMap<string, KnownTask>>('tasks ever listed', (before) => {
    const told = listed.filter((id) => !(now - (before?.get(id)?.time ?? -Infinity) < often));
    if (told.length === 0 && before !== undefined) {
      return remembered(before);
    }
    const tasks = copyOf(before);
    told.forEach((id) => tasks.set(id, { time: now }));
    return remembered(newestOf(tasks, mostKept));
  });
  const ids = new Set(listed);
  return Array.from(known).flatMap(([id, { time }]) => (!ids.has(id) && time + often >= from ? [id] : []));
}

function remembered(value: ReadonlyMap<string, KnownTask>) {
  return { value, bytes: objectBytes * value.size, records: value.size };
}
