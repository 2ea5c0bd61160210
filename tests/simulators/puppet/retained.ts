import type { Clock } from '../base/clock';
import type { Company } from './company';
import type { Job, JobEvent } from './job';
import { type PlanRun, planRunOf } from './plan-run';
import { sampleJob } from './sample';
import type { Switches } from './switches';

const day = 86_400_000;

/** What of the company's jobs the server still has, and shows with these switches. */
export class Retained {
  private prunedBefore = -Infinity;

  constructor(
    readonly company: Company,
    readonly clock: Clock,
    private readonly switches: { readonly values: Readonly<Switches> }
  ) {}

  /** Ascending by number. The page's sample job can be read by its id but is not listed: it would be years older than all others. */
  jobs(): Job[] {
    const listed = [...this.company.jobs.values(), ...[...this.company.bigJobs.values()].map(({ job }) => job)];
    return listed.filter((job) => this.isKept(job)).sort((one, other) => one.number - other.number);
  }

  job(name: string): Job | undefined {
    const number = Number(name);
    const job =
      this.company.jobs.get(number) ??
      this.company.bigJobs.get(number)?.job ??
      (name === sampleJob ? sampleRecord : undefined);
    return job && (job === sampleRecord || this.isKept(job)) ? job : undefined;
  }

  /** Everything that happened to a job, whether or not it is committed yet. */
  happened(job: Job): JobEvent[] {
    const isKnown = ({ type }: JobEvent) =>
      this.switches.values.jobEndEvents || (type !== 'job_finished' && type !== 'job_stopping');
    return job.events.filter(isKnown);
  }

  events(job: Job): JobEvent[] {
    const late = this.switches.values.lateEventSeconds * 1000;
    const now = this.clock.now();
    return this.happened(job).filter(({ id, time }) => late === 0 || id % 7 !== 0 || now >= time + late);
  }

  /** When a job finished, as far as its record says so. */
  finishOf(job: Job): number | null {
    const { lostFinishes } = this.switches.values;
    return lostFinishes > 0 && job.number % lostFinishes === 0 ? null : job.finished;
  }

  /** Ascending by number. */
  planRuns(): PlanRun[] {
    const now = this.clock.now();
    return this.jobs().flatMap((job) => planRunOf(job, now) ?? []);
  }

  prune(before: number): number {
    const had = this.jobs().length;
    this.prunedBefore = Math.max(this.prunedBefore, before);
    return had - this.jobs().length;
  }

  private isKept(job: Job): boolean {
    const threshold = Math.max(this.prunedBefore, this.clock.now() - this.switches.values.pruneDays * day);
    return job.finished === null || job.finished >= threshold || job.given !== undefined;
  }
}

const sampleTime = Date.parse('2016-05-05T19:50:06Z');

/** The page shows one event of job 352 and nothing of its record: this record is made up around it. */
const sampleRecord: Job = {
  number: Number(sampleJob),
  type: 'deploy',
  task: null,
  planJob: null,
  environment: 'production',
  noop: false,
  owner: { id: '751a8f7e-b53a-4ccd-9f4f-e93db6aa38ec', login: 'admin', display_name: 'Administrator', email: '' },
  description: '',
  created: sampleTime,
  finished: sampleTime + 34_000,
  state: 'finished',
  history: [
    { state: 'new', time: sampleTime },
    { state: 'running', time: sampleTime + 1000 },
    { state: 'finished', time: sampleTime + 34_000 },
  ],
  nodes: [
    {
      name: 'puppet-agent.example.com',
      state: 'finished',
      start: sampleTime + 2000,
      finish: sampleTime + 33_000,
      result: {},
      note: null,
      latestEvent: 1272,
    },
  ],
  events: [],
};
