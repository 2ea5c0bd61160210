import type { Simulation } from '../base/simulation';
import { addJob } from './handmade-job';
import { simulatePuppet } from './start';

/** `count` jobs, one every `minutes`, the last one an hour before `now`; their ids count up. @param now epoch ms */
export function companyOf(count: number, minutes: number, now: number): Simulation {
  const server = simulatePuppet();
  const at = (hoursAgo: number) => new Date(now - hoursAgo * 3_600_000).toISOString().replace('.000Z', 'Z');
  for (let job = 1; job <= count; job++) {
    const ended = 1 + ((count - job) * minutes) / 60;
    const finish = { id: String(job), type: 'job_finished' };
    addJob(server, { name: String(job), created: at(ended + 0.01), finished: at(ended) }, finish);
  }
  return server;
}
