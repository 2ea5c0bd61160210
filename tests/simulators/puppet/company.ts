import { type Random, createRandom } from '../base/random';
import { Schedule } from '../base/schedule';
import { type BigJob, makeBigJob } from './big-job';
import { givenJob } from './given-job';
import type { GivenJob, Job, JobEvent, JobState, KnownJobType } from './job';
import { environments, nodeNames, owners, planTasks, taskNames } from './names';
import { runJob } from './job-run';

export interface CompanyOptions {
  /** How many nodes; absent = 100. */
  nodes?: number;
  /** How many days of jobs lie before the clock's start; absent = 30. */
  historyDays?: number;
  /** How often a job starts while you watch, seconds; absent = 90; 0 = none at all, no history either. */
  jobEverySeconds?: number;
  /** How often one started long ago, minutes; absent = 30. */
  longAgoMinutes?: number;
}

const day = 86_400_000;
const hour = 3_600_000;

/** The people, nodes and jobs behind the simulated orchestrator. */
export class Company {
  readonly jobs = new Map<number, Job>();
  readonly bigJobs = new Map<number, BigJob>();
  /** Records of plan runs, served word for word. */
  readonly givenPlans: Array<Readonly<Record<string, unknown>>> = [];
  readonly nodes: readonly string[];
  readonly schedule = new Schedule();
  private readonly random: Random;
  private readonly owners;
  private nextJob = 1001;
  /** One count for the whole server, as real ids look. */
  private lastEvent = 50_000;
  private planJobs = 12;
  private readonly longAgo: number;

  constructor(
    private readonly opened: number,
    seed: number,
    options: CompanyOptions
  ) {
    this.random = createRandom(seed);
    this.longAgo = (options.longAgoMinutes ?? 30) * 60_000;
    this.owners = owners(this.random);
    this.nodes = nodeNames(options.nodes ?? 100);
    const every = (options.jobEverySeconds ?? 90) * 1000;
    if (every > 0) {
      const first = wholeSecond(opened - (options.historyDays ?? 30) * day);
      this.schedule.at(first, (time) => this.startJobs(time, every));
      // something is going on when the first one looks
      const justNow = wholeSecond(opened - 20_000);
      this.schedule.at(justNow, (time) => this.startJob(time, { type: 'deploy', nodes: 20 }));
    }
    this.schedule.runUntil(opened);
  }

  /** Starts a job now; what is not given is up to chance. */
  startJob(
    time: number,
    wanted: { type?: KnownJobType; fails?: boolean; nodes?: number; planFails?: boolean } = {}
  ): Job {
    const type = wanted.type ?? this.random.pick(['deploy', 'deploy', 'task', 'task', 'task', 'plan_task']);
    const job: Job = {
      number: this.nextJob++,
      type,
      task: type === 'deploy' ? null : this.random.pick(type === 'task' ? taskNames : planTasks),
      planJob: type === 'plan_task' ? this.planJobs++ : null,
      ...(wanted.planFails && { planFails: true }),
      environment: this.random.pick(environments),
      noop: type === 'deploy' && this.random.chance(0.15),
      owner: this.random.pick(this.owners),
      description: this.random.chance(0.2) ? 'Weekly "patch" <run> & check' : '',
      created: time,
      finished: null,
      state: 'new',
      history: [{ state: 'new', time }],
      nodes: [],
      events: [],
    };
    this.jobs.set(job.number, job);
    const count = wanted.nodes ?? (type === 'deploy' ? this.random.whole(2, 24) : this.random.whole(0, 12));
    runJob(job, this.random.sample(this.nodes, count), this.random, this, wanted.fails);
    return job;
  }

  /** In the place of one of the same name; events are added to those it has. */
  give(record: GivenJob['record'], events: GivenJob['events']): Job {
    const before = this.jobs.get(Number(record['name']))?.given?.events ?? [];
    const job = givenJob({ record, events: [...before, ...events] });
    this.jobs.set(job.number, job);
    return job;
  }

  addBigJob(now: number, events: number): BigJob {
    const owner = this.owners[0];
    const job = makeBigJob({ number: this.nextJob++, events, owner, firstEvent: this.lastEvent + 1, now });
    this.lastEvent += events + 1;
    this.bigJobs.set(job.number, job);
    return job;
  }

  enter(job: Job, state: JobState, time: number): void {
    job.state = state;
    job.history.push({ state, time });
  }

  emit(job: Job, event: Omit<JobEvent, 'id'>): number {
    // other services of the server use up ids too
    const id = this.lastEvent + (this.random.chance(0.15) ? this.random.whole(2, 6) : 1);
    this.lastEvent = id;
    job.events.push({ id, ...event });
    return id;
  }

  private startJobs(time: number, every: number): void {
    this.startJob(time);
    // sparse long ago, as often as wanted from an hour before the start on
    const ago = this.opened - time;
    const mean = ago > 10 * hour ? Math.max(every, this.longAgo) : Math.max(every, Math.min(30 * 60_000, ago / 20));
    this.schedule.at(wholeSecond(time + Math.max(1000, this.random.gap(mean))), (next) => this.startJobs(next, every));
  }
}

/** The orchestrator's times have no fraction. */
function wholeSecond(time: number): number {
  return Math.ceil(time / 1000) * 1000;
}
