import * as v from 'valibot';

const text = v.optional(v.string());

/** What tests read of the platform's answers. */
export const auditAnswer = v.looseObject({
  count: v.number(),
  data: v.array(
    v.looseObject({
      _id: v.string(),
      createdAt: v.string(),
      user_id: v.string(),
      user_email: text,
      email: text,
      type: v.string(),
      action: v.string(),
      secondary_action: text,
      target_id: text,
    })
  ),
});

const log = v.looseObject({ task_id: v.string(), run_count: v.number(), log_type: v.string(), status: v.string() });
const list = v.array(log);

/** `data` is the list of logs, or holds it under one of the keys. */
export const logsAnswer = v.looseObject({
  status: v.string(),
  data: v.union([
    list,
    v.pipe(
      v.looseObject({
        data: v.optional(list),
        logs: v.optional(list),
        items: v.optional(list),
        results: v.optional(list),
      }),
      v.transform(({ data, logs, items, results }) => data ?? logs ?? items ?? results ?? [])
    ),
  ]),
});

export const tasksAnswer = v.looseObject({
  data: v.tupleWithRest([v.looseObject({ _id: v.string(), name: v.string() })], v.unknown()),
});
