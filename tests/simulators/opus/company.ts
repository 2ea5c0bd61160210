import { type Random, createRandom } from '../base/random';
import { Schedule } from '../base/schedule';
import type { GivenJob, Job, JobNode } from './job';
import { people, waitingSteps, workflows } from './names';

export interface CompanyOptions {
  /** How many days of jobs lie before the clock's start; absent = 7. */
  historyDays?: number;
  /** How often a job starts while you watch, seconds; absent = 120; 0 = none at all, no history either. */
  jobEverySeconds?: number;
  /** How often one started long ago, minutes; absent = 90. */
  longAgoMinutes?: number;
}

const day = 86_400_000;

/** The workflows and jobs behind the simulated operator. */
export class Company {
  readonly jobs = new Map<string, Job>();
  /** Served word for word. */
  readonly given = new Map<string, GivenJob>();
  readonly schedule = new Schedule();
  private readonly random: Random;
  private nextJob = 66_000;
  private readonly longAgo: number;

  constructor(
    private readonly opened: number,
    seed: number,
    options: CompanyOptions
  ) {
    this.random = createRandom(seed);
    this.longAgo = (options.longAgoMinutes ?? 90) * 60_000;
    const every = (options.jobEverySeconds ?? 120) * 1000;
    if (every > 0) {
      this.schedule.at(opened - (options.historyDays ?? 7) * day, (time) => this.startJobs(time, every));
      // something is going on when the first one looks
      this.schedule.at(opened - 15_000, (time) => this.startJob(time));
    }
    this.schedule.runUntil(opened);
  }

  /** Plans a whole job that is created now; what is seen of it comes with time. */
  startJob(time: number, wanted: { fails?: boolean; payloadBytes?: number } = {}): Job {
    const { random } = this;
    const workflow = random.pick(workflows);
    const dice = random.next();
    const fate =
      wanted.fails === undefined
        ? dice < 0.12
          ? 'FAILED'
          : dice < 0.16
            ? 'CANCELLED'
            : 'COMPLETED'
        : wanted.fails
          ? 'FAILED'
          : 'COMPLETED';
    const lastStep = fate === 'COMPLETED' ? workflow.steps.length : random.whole(1, workflow.steps.length - 1);
    const nodes: JobNode[] = [];
    // until the first node starts there is no audit
    let start = time + random.whole(1500, 8000);
    for (const [index, step] of workflow.steps.entries()) {
      const reached = index <= lastStep;
      const ofStep = step.map((name, place) =>
        this.planNode(name, reached ? start : null, index === lastStep && place === 0 ? fate : 'COMPLETED')
      );
      nodes.push(...ofStep);
      if (reached) {
        start += Math.max(...ofStep.map(({ duration }) => duration)) + random.whole(5, 40);
      }
    }
    const cut = nodes.find(({ ends, start: begun }) => ends === null && begun !== null);
    const ended = cut ? (cut.start ?? time) + Math.floor(cut.duration / 2) : start;
    const job: Job = {
      id: String(this.nextJob++),
      workflow,
      title: `${workflow.name} #${this.nextJob - 66_000}`,
      user: random.pick(people),
      created: time,
      ended,
      endState: fate,
      // with a cancelled job those of its nodes end that had not ended before
      nodes: nodes.map((node) =>
        cut && node.start !== null && node.start + node.duration > ended ? { ...node, ends: null } : node
      ),
      payloadBytes: wanted.payloadBytes ?? 0,
    };
    this.jobs.set(job.id, job);
    return job;
  }

  /** "A review that expires makes a failed job go on": what it never reached runs after all, one node after another. */
  resume(job: Job, now: number): Job {
    let start = now + 1000;
    const nodes = job.nodes.map((node): JobNode => {
      if (node.start !== null && node.ends !== null) {
        return node;
      }
      const again: JobNode = { ...node, start, duration: 5000, waitsAs: null, ends: 'COMPLETED' };
      start += again.duration + 20;
      return again;
    });
    const going: Job = { ...job, nodes, ended: start, endState: 'COMPLETED' };
    this.jobs.set(job.id, going);
    return going;
  }

  private planNode(name: string, start: number | null, fate: Job['endState']): JobNode {
    const { random } = this;
    const waitsAs = waitingSteps[name] ?? null;
    const duration =
      name === 'Workflow Input'
        ? random.whole(8, 60)
        : waitsAs
          ? random.whole(10_000, 90_000)
          : random.whole(400, 25_000);
    return { name, start, duration, waitsAs, ends: fate === 'CANCELLED' ? null : fate };
  }

  private startJobs(time: number, every: number): void {
    this.startJob(time);
    // sparse long ago, as often as wanted from an hour before the start on
    const ago = this.opened - time;
    const mean = Math.max(every, Math.min(this.longAgo, ago / 20));
    this.schedule.at(time + Math.ceil(1000 + this.random.gap(mean)), (next) => this.startJobs(next, every));
  }
}
