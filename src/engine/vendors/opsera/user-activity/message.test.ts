import { dictionaryOf } from '../../../columns/dictionary-of';
import { cellsOf, nodeHost } from '../../../testing/node-host';
import { activityMessage } from './message';

const column = (value: string | null) => dictionaryOf([value]);

test.each([
  [['anna', 'delete', 'pipeline', 'nightly'], 'anna deleted pipeline nightly'],
  [['anna', 'CREATE', 'feature_flags', null], 'anna created feature flags'],
  [['anna', 'update', 'analytics_data_entry', null], 'anna updated an analytics data entry'],
  [['anna', 'delete', 'user', null], 'anna deleted a user'],
  [['anna', 'create', 'unit', null], 'anna created a unit'],
  [['anna', 'create', 'update_policy', null], 'anna created an update policy'],
  [['anna', 'login', 'authentication', null], 'anna logged in'],
  [['anna', 'logIn', 'authentication', null], 'anna logged in'],
  [['anna', 'log_out', 'authentication', null], 'anna logged out'],
  [['anna', 'logout', 'authentication', 'portal'], 'anna logged out at portal'],
  [['anna', null, 'login', null], 'anna logged in'],
  [['anna', 'run', 'pipeline', 'nightly'], 'anna ran pipeline nightly'],
  [['anna', 'copy', 'task', 'scan'], 'anna copied task scan'],
  [['anna', 'deploy', 'task', 'scan'], 'anna deployed task scan'],
  [['anna', 'created', 'task', 'scan'], 'anna created task scan'],
  [['anna', 'step_configuration', 'pipeline', 'nightly'], 'anna did "step configuration" to pipeline nightly'],
  [['anna', 'createDuplicate', 'pipelineTemplate', 'x'], 'anna did "create duplicate" to pipeline template x'],
  [['anna', 'build', 'pipeline', 'nightly'], 'anna built pipeline nightly'],
  [['anna', 'skip', 'step', '3'], 'anna skipped step 3'],
  [['anna', 'tag', 'task', 'scan'], 'anna tagged task scan'],
  [['anna', 'commit', 'task', 'scan'], 'anna committed task scan'],
  [['anna', 'add', 'task', 'scan'], 'anna added task scan'],
  [['anna', 'view', 'task', 'scan'], 'anna viewed task scan'],
  [['anna', 'transfer', 'task', 'scan'], 'anna transferred task scan'],
  [['anna', 'rollback', 'pipeline', 'nightly'], 'anna rolled back pipeline nightly'],
  [[null, 'delete', 'pipeline', 'nightly'], 'Someone deleted pipeline nightly'],
  [['anna', null, 'pipeline', 'nightly'], 'anna did something to pipeline nightly'],
  [['anna', 'delete', null, 'nightly'], 'anna deleted nightly'],
  [['anna', 'delete', null, null], 'anna deleted something'],
  [['anna', null, null, null], 'anna did something'],
  [['anna', 'update', 'task', '\u001b[31ma\n  b\u001b[0m'], 'anna updated task a b'],
] as const)('%j is told as “%s”', ([actor, action, type, target], sentence) => {
  const words = { actor: column(actor), action: column(action), type: column(type), target: column(target) };
  expect(cellsOf(activityMessage(words, nodeHost()))).toEqual([sentence]);
});
