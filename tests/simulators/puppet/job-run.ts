import type { Random } from '../base/random';
import type { Schedule } from '../base/schedule';
import { runDetail } from './details';
import type { Job, JobEvent, JobState, NodeRun } from './job';
import { failures, outputs } from './names';

/** What a run needs of the company around it. */
interface Stage {
  schedule: Schedule;
  enter(job: Job, state: JobState, time: number): void;
  emit(job: Job, event: Omit<JobEvent, 'id'>): number;
}

const second = 1000;

/** Plans everything that will happen to a job: its nodes start, run and end in turn, then the job ends. */
export function runJob(job: Job, names: readonly string[], random: Random, stage: Stage, fails?: boolean): void {
  const { schedule } = stage;
  const begin = job.created + random.whole(1, 3) * second;
  schedule.at(job.created + second, (time) => stage.enter(job, 'ready', time));
  schedule.at(begin, (time) => stage.enter(job, 'running', time));
  job.nodes = names.map((name) => ({
    name,
    state: 'new',
    start: null,
    finish: null,
    result: null,
    note: null,
    latestEvent: null,
  }));

  const stopped = fails === undefined && names.length > 3 && random.chance(0.04);
  const stopAt = begin + random.whole(5, 20) * second;
  let end = begin + second;
  for (const [index, node] of job.nodes.entries()) {
    const start = begin + Math.floor(index / 6) * random.whole(4, 12) * second + random.whole(0, 2) * second;
    if (stopped && start >= stopAt) {
      schedule.at(stopAt + second, (time) => skipNode(job, node, time, stage, 'the job was stopped'));
      continue;
    }
    const finish = start + (job.type === 'deploy' ? random.whole(8, 90) : random.whole(1, 15)) * second;
    const ending = endingOf(random, fails, index);
    if (ending === 'skipped') {
      schedule.at(start, (time) => skipNode(job, node, time, stage, 'a dependency failed'));
    } else {
      schedule.at(start, (time) => startNode(job, node, time, stage));
      schedule.at(finish, (time) => endNode(job, node, ending, time, stage, random));
    }
    end = Math.max(end, finish);
  }
  if (stopped) {
    schedule.at(stopAt, (time) => stopJob(job, time, stage));
  }
  schedule.at(Math.max(end, stopped ? stopAt + second : 0) + second, (time) => endJob(job, stopped, time, stage));
}

type Ending = 'finished' | 'failed' | 'errored' | 'skipped';

function endingOf(random: Random, fails: boolean | undefined, index: number): Ending {
  const dice = random.next();
  if (fails !== undefined) {
    return fails && index === 0 ? 'failed' : 'finished';
  }
  return dice < 0.97 ? 'finished' : dice < 0.985 ? 'failed' : dice < 0.992 ? 'errored' : 'skipped';
}

function startNode(job: Job, node: NodeRun, time: number, stage: Stage): void {
  node.state = 'running';
  node.start = time;
  node.note = `Started puppet run on ${node.name} ...`;
  node.latestEvent = stage.emit(job, {
    type: 'node_running',
    time,
    node: node.name,
    detail: { noop: job.noop },
    message: node.note,
    facts: { noop: job.noop, changed: null },
  });
}

function endNode(job: Job, node: NodeRun, ending: Ending, time: number, stage: Stage, random: Random): void {
  node.state = ending;
  node.finish = time;
  const report =
    job.type === 'deploy' && ending !== 'errored'
      ? runDetail(random, {
          noop: job.noop,
          objectNoop: job.number % 2 === 0,
          failed: ending === 'failed',
          environment: job.environment,
          time,
        })
      : {
          detail: ending === 'finished' ? { _output: random.pick(outputs) } : failureDetail(node.name, random),
          facts: null,
        };
  node.result = report.detail;
  node.note = messageOf(node.name, ending, random);
  const event = {
    type: `node_${ending}`,
    time,
    node: node.name,
    detail: report.detail,
    message: node.note,
    facts: report.facts,
  };
  node.latestEvent = stage.emit(job, event);
}

/** As /nodes shows it for errored nodes; that events show the same is an inference. */
function failureDetail(node: string, random: Random) {
  return { msg: random.pick(failures), kind: 'puppetlabs.orchestrator/execution-failure', details: { node } };
}

/** The text of a good run ends in a blank at real servers; the text of `node_failed` is unknown and made up. */
function messageOf(node: string, ending: Ending, random: Random): string {
  switch (ending) {
    case 'finished':
      return `Finished puppet run on ${node} - Success! `;
    case 'failed':
      return `Puppet run on ${node} failed: ${random.pick(failures)}`;
    case 'errored':
      return `Error running puppet on ${node}: java.net.Exception: Something went "wrong" <here> & there`;
    case 'skipped':
      return `Skipped puppet run on ${node}`;
  }
}

/** The name of the key with the reason is unknown; `reason` is made up. */
function skipNode(job: Job, node: NodeRun, time: number, stage: Stage, reason: string): void {
  node.state = 'skipped';
  node.note = `Skipped puppet run on ${node.name}: ${reason}`;
  const event = { type: 'node_skipped', time, node: node.name, detail: { reason }, message: node.note, facts: null };
  node.latestEvent = stage.emit(job, event);
}

function stopJob(job: Job, time: number, stage: Stage): void {
  stage.enter(job, 'stopping', time);
  const message = `Job ${job.number} is stopping`;
  stage.emit(job, { type: 'job_stopping', time, node: null, detail: null, message, facts: null });
}

/** That a stopped job ends with `job_aborted` is an inference; `details` of the job's own events are unknown. */
function endJob(job: Job, stopped: boolean, time: number, stage: Stage): void {
  const failed = job.nodes.some(({ state }) => state === 'failed' || state === 'errored');
  const state = stopped ? 'stopped' : failed ? 'failed' : 'finished';
  stage.enter(job, state, time);
  job.finished = time;
  const message = `Job ${job.number} ${state}`;
  stage.emit(job, {
    type: stopped ? 'job_aborted' : 'job_finished',
    time,
    node: null,
    detail: { state },
    message,
    facts: null,
  });
}
