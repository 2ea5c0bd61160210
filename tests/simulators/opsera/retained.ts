import type { Clock } from '../base/clock';
import type { Company } from './company';
import type { AuditRecord, Task, TaskLog } from './record';
import { sampleRecords } from './sample';

/** What the platform still has. That Opsera ever forgets a record is not documented; `prune` makes it. */
export class Retained {
  private prunedBefore = -Infinity;

  constructor(
    readonly company: Company,
    readonly clock: Clock
  ) {}

  records(): AuditRecord[] {
    return [...sampleRecords, ...this.company.records].filter(({ time }) => !(time < this.prunedBefore));
  }

  logs(task: Task): TaskLog[] {
    return task.logs.filter(({ time }) => !(time < this.prunedBefore));
  }

  prune(before: number): number {
    const had = this.records().length;
    this.prunedBefore = Math.max(this.prunedBefore, before);
    return had - this.records().length;
  }
}
