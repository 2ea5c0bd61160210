import type { Job } from './job';
import { eventSentence, jobSentence, titleOf } from './sentences';

const job = (more: Partial<Job>): Job => ({
  id: '7',
  state: 'finished',
  type: 'deploy',
  task: null,
  plan: null,
  environment: 'staging',
  owner: 'rita',
  created: NaN,
  finished: NaN,
  changed: 0,
  nodeCount: 12,
  nodeStates: new Map([
    ['failed', 1],
    ['errored', 1],
    ['finished', 10],
  ]),
  ...more,
});

test.each([
  [{ state: 'failed' }, 'Deployment of staging failed: 2 of 12 nodes'],
  [{ state: 'failed', nodeStates: undefined, nodeCount: NaN, environment: null }, 'Deployment failed'],
  [{}, 'Deployment of staging finished on 12 nodes'],
  [{ type: 'task', task: 'package' }, 'Task package ran on 12 nodes'],
  [{ type: 'task', task: 'package', nodeCount: 1 }, 'Task package ran on 1 node'],
  [{ state: 'stopped' }, 'Deployment of staging was stopped on 12 nodes'],
  [{ state: 'new' }, 'Deployment of staging has not begun yet'],
  [{ state: 'running' }, 'Deployment of staging is running on 12 nodes'],
  [{ state: 'stopping' }, 'Deployment of staging is being stopped'],
  [{ state: 'finished', environment: 'two\n\tlines' }, 'Deployment of two lines finished on 12 nodes'],
  [{ state: 'exploded' }, 'Deployment of staging is in a state that Runtrail does not know: exploded'],
])('a job with %j: %s', (more, sentence) => {
  expect(jobSentence(job(more))).toBe(sentence);
});

test.each([
  [{ type: 'plan_task', task: 'facts' }, 'Task facts of a plan'],
  [{ type: 'plan_task', task: 'facts', plan: 'deploy::blue' }, 'Task facts of plan deploy::blue'],
  [{ type: 'plan_apply_prep' }, 'Apply prep of a plan'],
  [{ type: 'plan_task', task: 'two\nlines', plan: 'three\nmore\nlines' }, 'Task two lines of plan three more lines'],
  [{ type: 'something_new' }, 'Something new'],
])('the title of a job with %j is %s', (more, title) => {
  expect(titleOf(job(more))).toBe(title);
});

test.each([
  ['node_running', {}, 'Puppet run began'],
  ['node_errored', { type: 'task', task: 'package' }, 'Task package ended in an error'],
  ['job_stopping', {}, 'Deployment of staging was asked to stop'],
  ['job_aborted', {}, 'Deployment of staging was aborted'],
  ['job_finished', { state: 'failed' }, 'Deployment of staging failed: 2 of 12 nodes'],
])('%s of a job with %j: %s', (type, more, sentence) => {
  expect(eventSentence(type, job(more))).toBe(sentence);
});
