import { type Random, createRandom } from '../base/random';
import { Schedule } from '../base/schedule';
import { type Given, givenLog } from './given-records';
import { activities, lines, taskTypes, users } from './names';
import type { AuditRecord, Task, User } from './record';

export interface CompanyOptions {
  /** How many days lie before the clock's start; absent = 30. */
  historyDays?: number;
  /** How often a user does something while you watch, seconds; absent = 30; 0 = never, and no history. */
  actionEverySeconds?: number;
  /** How often a task runs while you watch, seconds; absent = 180; 0 = never, and no history. */
  taskEverySeconds?: number;
}

const day = 86_400_000;

/** The users, pipelines and tasks behind the simulated platform. */
export class Company {
  readonly records: AuditRecord[] = [];
  readonly tasks: [Task, ...Task[]];
  readonly users: readonly [User, ...User[]];
  readonly schedule = new Schedule();
  private readonly random: Random;
  private readonly targets: ReadonlyArray<{ id: string; name: string }>;

  constructor(
    private readonly opened: number,
    seed: number,
    options: CompanyOptions
  ) {
    this.random = createRandom(seed);
    this.users = users(this.random);
    const task = (name: string, index: number): Task => ({
      id: this.random.hex(24),
      name,
      type: taskTypes[index % taskTypes.length] ?? taskTypes[0],
      runs: 0,
      logs: [],
    });
    // names need not be unique: the first and the last share one
    this.tasks = [
      task('nightly scan', 0),
      task('deploy <web> & "api"', 1),
      task('sync org', 2),
      task('nightly scan', 3),
    ];
    this.targets = Array.from({ length: 24 }, (_, index) => ({
      id: this.random.hex(24),
      name: `pipeline "${index + 1}" <main>`,
    }));
    const start = opened - (options.historyDays ?? 30) * day;
    this.every(options.actionEverySeconds ?? 30, start, 20, (time) => this.act(time));
    this.every(options.taskEverySeconds ?? 180, start, 120, (time) => this.runTask(time, this.random.pick(this.tasks)));
    this.schedule.runUntil(opened);
  }

  /** Some user does something; what is not given is up to chance. */
  act(time: number, activity = this.random.pick(activities)): AuditRecord {
    const { random } = this;
    const [type, action, secondary] = activity;
    const user = random.pick(this.users);
    const [target] = type === 'authentication' ? [] : random.sample(this.targets, 1);
    const record: AuditRecord = {
      id: random.hex(24),
      time,
      userId: user.id,
      email: random.chance(0.97) ? user.email : null,
      type,
      action,
      secondaryAction: secondary ?? null,
      targetId: target?.id ?? null,
      targetName: target && random.chance(0.8) ? target.name : null,
    };
    this.records.push(record);
    return record;
  }

  /** Logs word for word, added to those of a task that is made where there is none of this id or name. */
  give(idOrName: string, logs: readonly Given[]): Task {
    const isId = /^[0-9a-f]{24}$/i.test(idOrName);
    let task = this.tasks.find(({ id, name }) => id === idOrName || name === idOrName);
    if (!task) {
      const id = isId ? idOrName : this.random.hex(24);
      task = { id, name: isId ? 'deploy web' : idOrName, type: taskTypes[0], runs: 0, logs: [] };
      this.tasks.push(task);
    }
    task.logs.push(...logs.map(givenLog));
    return task;
  }

  /** It is listed no more, and its logs are gone with it. @returns how many are left */
  deleteTask(id: string): number {
    const at = this.tasks.findIndex((task) => task.id === id);
    this.tasks.splice(at, at < 0 ? 0 : 1);
    return this.tasks.length;
  }

  /** Everything that a run logs, in time. */
  runTask(time: number, task: Task, fails = this.random.chance(0.15)): number {
    const { random } = this;
    const run = ++task.runs;
    const log = (at: number, logType: string, status: string, message: string) =>
      this.schedule.at(at, (when) => task.logs.push({ id: random.hex(24), time: when, run, logType, status, message }));
    let at = time;
    log(at, 'console log', 'running', `Run ${run} of ${task.name} started`);
    for (let count = random.whole(1, 4); count > 0; count--) {
      at += random.whole(800, 20_000);
      log(at, 'console log', 'running', random.pick(lines));
    }
    log(
      at + 500,
      'report',
      fails ? 'failed' : random.pick(['success', 'Success', 'completed']),
      fails ? 'Quality gate "strict" <failed>' : 'All checks passed'
    );
    return run;
  }

  /** `mostMinutes`: the mean gap long ago. */
  private every(seconds: number, start: number, mostMinutes: number, happen: (time: number) => void): void {
    const step = (time: number) => {
      happen(time);
      const mean = Math.max(seconds * 1000, Math.min(mostMinutes * 60_000, (this.opened - time) / 20));
      this.schedule.at(time + Math.ceil(1 + this.random.gap(mean)), step);
    };
    if (seconds > 0) {
      this.schedule.at(start, step);
    }
  }
}
