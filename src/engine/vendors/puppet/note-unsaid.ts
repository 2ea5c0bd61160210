import type { VendorClient } from '../../client/client';
import { foldedWord } from '../../events/folded-word';
import type { Notes } from '../../reading/reading';
import { plural } from '../../sentences/counts';
import { showsUnknown, unknownWord } from '../note-unknown-words';
import type { ReadRequest } from '../vendor';
import { targetOf } from './job';
import type { Job } from './job';
import { jobOutcome } from './outcomes';

/** Says of which jobs or plan runs the record lacks what a query may look for. @param fields those that are made of the record */
export async function noteUnsaid(
  jobs: readonly Job[],
  fields: ReadonlyArray<keyof typeof named>,
  request: ReadRequest,
  { model }: VendorClient,
  notes: Notes
): Promise<void> {
  const unsaid = {
    actor: jobs.filter(({ owner }) => owner === null),
    target: jobs.filter((job) => targetOf(job) === null && hasTarget(job)),
  };
  fields.forEach((field) => notes.unsaid(field, without(field), unsaid[field].length));
  if (!(await showsUnknown(request))) {
    jobs.forEach(({ state }) => {
      if (state !== null && jobOutcome(state) === 'unknown') {
        notes.unsaid('outcome', unknownWord('job', state, model), 1);
      }
    });
  }
}

/** Steps of plans are of many kinds. */
function hasTarget({ type }: Job): boolean {
  return ['deploy', 'task', 'plantask', 'plan'].includes(foldedWord(type));
}

const named = { actor: 'owner', target: 'task, plan or environment' } as const;

function without(field: keyof typeof named) {
  return {
    key: `jobs without ${field}`,
    sentence: (count: number) =>
      `${plural(count, 'job')} of Puppet ${count === 1 ? 'has' : 'have'} no ${named[field]} that can be read, so that jobs may be missing: look at Puppet's console, and for a newer Runtrail.`,
  };
}
