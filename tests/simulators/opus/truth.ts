import { outcomes } from '../base/outcomes';
import type { Truth, TruthEvent } from '../base/truth';
import type { Retained } from './retained';
import { type Job, type JobNode, type NodeSight, runningNode, sightOf } from './job';
import type { Switches } from './switches';
import { statusWord } from './words';

/**
 * What happened until now, node by node; pruned jobs included, the page's sample and what was given word for word left
 * out. Vendor docs say little of outcomes: "Executed nodes: … have finished executing", "failed_nodes: … that failed during
 * execution", and of a job's status IN PROGRESS, COMPLETED or FAILED (developer.opus.com, jobs).
 */
export function truthOf(retained: Retained, switches: Readonly<Switches>): Truth {
  const now = retained.clock.now();
  const events = [...retained.company.jobs.values()].flatMap((job) => eventsOf(job, now, switches));
  return { 'opus.jobAudit': events.sort((one, other) => one.time - other.time) };
}

function eventsOf(job: Job, now: number, switches: Readonly<Switches>): TruthEvent[] {
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
        // "running_node: ID of the node currently executing": of it the audit has the name alone. The word is
        // Runtrail's, and so is the start: "the running node without data starts when the last executed node ended"
        event: word === null ? 'IN PROGRESS' : statusWord(job, word, switches),
        outcome: outcomes[saidOf(sight, node.ends)],
        // the audit does not say whether a node changed anything
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

/** Of what became of the node itself, not of the word that tells it. */
function saidOf(sight: NodeSight, ends: JobNode['ends']): keyof typeof outcomes {
  switch (sight) {
    case 'ended':
      // of TIMED_OUT a public reference of the API says "same handling as FAILED"
      return ends === 'FAILED' ? 'failed during execution' : 'have finished executing';
    case 'waiting':
      return 'waiting';
    case 'running':
    case 'unseen':
      return 'currently executing';
  }
}
