import { withDetails } from '../../client/record-plan';
import { wordKeys } from '../failure-inside';
import type { ColumnPlan, Path } from '../../seam/plan';

/** An error inside a 200, as v1 of the API has them (`{"status":"failed","message":"…"}`), or in another usual spelling. */
const saidInside = Object.fromEntries(
  wordKeys.flatMap((key): Array<[string, Path]> => [
    [key, [key]],
    [`data.${key}`, ['data', key]],
  ])
);

const counts = [[], ['data'], ['pagination'], ['data', 'pagination']].flatMap((parents) =>
  ['count', 'total'].map((key): Path => [...parents, key])
);
/** Names of head values that may be how many records there are; documented is `count`, and seen in Opsera's portal `data.count`. */
export const countNames = counts.map((path) => path.join('.'));

const head: Readonly<Record<string, Path>> = {
  ...Object.fromEntries(counts.map((path) => [path.join('.'), path])),
  ...saidInside,
};

/** Without an id nobody could tell whether a record came twice; without a time, when it happened. */
const identity = {
  id: { at: ['_id'], kind: 'dictionary', needed: true },
  time: { at: ['createdAt'], kind: 'isoTime', needed: true },
} as const;
const lacking = 'an id (_id) or a time (createdAt)';

/**
 * `GET /logs/audit/user`. The page on logs has no schema of a record; these are the keys of v1's documented one, `email`,
 * which clients of v2 read too, and `target_name`, which Opsera's portal shows.
 */
export const userActivityPlan = withDetails({
  word: 'record',
  lacking,
  fields: {
    type: { name: 'type', makes: 'event' },
    action: { name: 'action', makes: 'event' },
    userEmail: { name: 'user_email', makes: 'actor' },
    email: { name: 'email', makes: 'actor' },
    userId: { name: 'user_id', makes: 'actor' },
    targetName: { name: 'target_name', makes: 'target' },
    targetId: { name: 'target_id', makes: 'target' },
  },
  rows: listIn(wrapped(['data'])),
  columns: {
    ...identity,
    type: { at: ['type'], kind: 'dictionary' },
    action: { at: ['action'], kind: 'dictionary' },
    // Its key is not published; this is the parameter's name.
    secondaryAction: { at: ['secondary_action'], kind: 'dictionary' },
    userEmail: { at: ['user_email'], kind: 'dictionary' },
    email: { at: ['email'], kind: 'dictionary' },
    userId: { at: ['user_id'], kind: 'dictionary' },
    targetName: { at: ['target_name'], kind: 'dictionary' },
    targetId: { at: ['target_id'], kind: 'dictionary' },
  },
  head,
});

/**
 * `POST /logs/task`. What `data` is has not been published: a list, or an object with the list under one of these keys.
 * The records' keys are those that Opsera's own portal asks for. The `status` beside them may be the task's.
 */
export const taskLogsPlan = withDetails({
  word: 'log',
  lacking,
  fields: {
    logType: { name: 'log_type', makes: 'event' },
    status: { name: 'status', makes: 'outcome' },
    name: { name: 'name', makes: 'target' },
    taskId: { name: 'task_id', makes: 'target' },
    runCount: { name: 'run_count', makes: 'run' },
    otherRunCount: { name: 'runCount', makes: 'run' },
    message: { name: 'message', makes: 'message' },
  },
  rows: listIn(wrapped(['data', 'logs', 'items', 'results'])),
  columns: {
    ...identity,
    logType: { at: ['log_type'], kind: 'dictionary' },
    status: { at: ['status'], kind: 'dictionary' },
    name: { at: ['name'], kind: 'dictionary' },
    taskId: { at: ['task_id'], kind: 'dictionary' },
    runCount: { at: ['run_count'], kind: 'dictionary' },
    otherRunCount: { at: ['runCount'], kind: 'dictionary' },
    message: { at: ['message'], kind: 'text', oneLine: true },
  },
  head: { ...head, taskState: ['status'] },
});

/** `GET /usermanagement/users`: a list without anything around it. */
export const usersPlan: ColumnPlan = {
  rows: listIn([[], ...wrapped(['users'])]),
  columns: {
    email: { at: ['email'], kind: 'dictionary', needed: true },
    firstName: { at: ['firstName'], kind: 'dictionary' },
    lastName: { at: ['lastName'], kind: 'dictionary' },
  },
};

/** `POST /tasks`: named in a guide of Opsera's, its shape not published. */
export const tasksPlan: ColumnPlan = {
  rows: listIn([[], ...wrapped(['data', 'tasks', 'items', 'results'])]),
  columns: {
    id: { at: ['_id'], kind: 'dictionary' },
    otherId: { at: ['id'], kind: 'dictionary' },
    name: { at: ['name'], kind: 'dictionary' },
    type: { at: ['type'], kind: 'dictionary' },
  },
  head,
};

/** A null in its place stands beside errors: without any records the list is empty. */
function listIn(anyOf: readonly Path[]): ColumnPlan['rows'] {
  return { anyOf, as: 'list', neverNull: true };
}

/** `data` itself, or one of the keys beneath it. */
function wrapped(keys: readonly string[]): Path[] {
  return [['data'], ...keys.map((key) => ['data', key])];
}
