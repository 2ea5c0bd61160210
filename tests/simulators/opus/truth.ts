import type { Truth, TruthEvent } from '../base/truth';
import type { Archive } from './archive';
import { type Job, runningNode, sightOf, statusWord } from './job';

/** What happened until now, node by node; pruned jobs included, the page's sample left out. */
export function truthOf(archive: Archive): Truth {
  const now = archive.clock.now();
  const events = [...archive.company.jobs.values()].flatMap((job) => eventsOf(job, now));
  return { 'opus.jobAudit': events.sort((one, other) => one.time - other.time) };
}

const outcomes = { COMPLETED: 'success', FAILED: 'failure', WAITING: 'waiting', SLEEPING: 'waiting' } as const;

function eventsOf(job: Job, now: number): TruthEvent[] {
  const running = runningNode(job, now);
  return job.nodes.flatMap((node) => {
    const sight = sightOf(node, job, now);
    const word = sight === 'ended' ? node.ends : sight === 'waiting' ? node.waitsAs : null;
    if (node.start === null || (word === null && node !== running)) {
      return [];
    }
    return [
      {
        time: node.start,
        end: sight === 'ended' ? node.start + node.duration : null,
        // of a running node the audit has the name alone: the word is the plugin's, the start the end of the node before
        event: word === null ? 'IN PROGRESS' : statusWord(job, word),
        outcome: word === null ? 'running' : outcomes[word],
        effect: null,
        actor: null,
        target: node.name,
        run: job.id,
        message: null,
        vendorId: `${job.id}/${node.name}`,
      },
    ];
  });
}
