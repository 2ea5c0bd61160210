import * as v from 'valibot';
import { type Answer, json } from '../base/answer';
import { type SimulatedRequest, jsonBody } from '../base/request';
import type { Retained } from './retained';
import { errorAnswer } from './errors';
import type { Task } from './record';
import { logRecord } from './records';
import type { Switches } from './switches';

const identifier = { id: v.optional(v.string()), name: v.optional(v.string()) };
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const bodySchema = v.looseObject({
  ...identifier,
  runCount: v.optional(v.number()),
  page: v.optional(positive, 1),
  pageSize: v.optional(positive, 100),
});
const nestedSchema = v.looseObject(identifier);

/** POST /api/v2/logs/task. The order of logs is unknown: oldest first. */
export function taskLogs(request: SimulatedRequest, retained: Retained, switches: Readonly<Switches>): Answer {
  const body = v.safeParse(bodySchema, jsonBody(request));
  if (!body.success) {
    return errorAnswer(400, 'Invalid page, pageSize or runCount', switches);
  }
  const asked = identifierOf(body.output);
  if (!asked) {
    return errorAnswer(422, 'A task id or name is required', switches);
  }
  if (asked.id !== undefined && !/^[0-9a-f]{24}$/i.test(asked.id)) {
    return errorAnswer(422, 'id must be a MongoDB ObjectId', switches);
  }
  const task = retained.company.tasks.find(({ id, name }) =>
    asked.id === undefined ? name === asked.name : id === asked.id
  );
  if (!task) {
    return errorAnswer(404, 'Task not found', switches);
  }
  if (switches.taskLogs === 'failed') {
    return json({ status: 'failed', message: 'Could not read <logs> of "this" task & run' });
  }
  const { runCount } = body.output;
  const page = switches.ignoresPage ? 1 : body.output.page;
  const pageSize =
    switches.mostPerPage > 0 ? Math.min(body.output.pageSize, switches.mostPerPage) : body.output.pageSize;
  const logs = retained.logs(task).filter(({ run }) => runCount === undefined || run === runCount);
  const shown = logs.slice((page - 1) * pageSize, page * pageSize).map((log) => logRecord(log, task, switches));
  return json({ status: 'success', data: wrapped(shown, logs.length, switches.taskLogs) });
}

/** The name of the key of a nested identifier is not published: any is taken. */
function identifierOf(body: v.InferOutput<typeof bodySchema>): Pick<Partial<Task>, 'id' | 'name'> | undefined {
  for (const candidate of [body, ...Object.values(body)]) {
    const found = v.safeParse(nestedSchema, candidate);
    if (found.success && (found.output.id !== undefined || found.output.name !== undefined)) {
      const { id, name } = found.output;
      return { ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
    }
  }
  return undefined;
}

function wrapped(logs: readonly object[], count: number, shape: Exclude<Switches['taskLogs'], 'failed'>): unknown {
  return shape === 'array' ? logs : { [shape]: logs, count };
}
