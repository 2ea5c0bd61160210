import type { Clock } from '../base/clock';
import type { Company } from './company';
import type { Job } from './job';

/** What of the company's jobs the server still has. That Opus ever forgets a job is not documented; `prune` makes it. */
export class Retained {
  private prunedBefore = -Infinity;

  constructor(
    readonly company: Company,
    readonly clock: Clock
  ) {}

  /** Newest first. */
  jobs(): Job[] {
    return [...this.company.jobs.values()].filter((job) => this.isKept(job)).reverse();
  }

  job(id: string): Job | undefined {
    const job = this.company.jobs.get(id);
    return job && this.isKept(job) ? job : undefined;
  }

  prune(before: number): number {
    const had = this.jobs().length;
    this.prunedBefore = Math.max(this.prunedBefore, before);
    return had - this.jobs().length;
  }

  private isKept(job: Job): boolean {
    return job.ended > this.clock.now() || job.ended >= this.prunedBefore;
  }
}
