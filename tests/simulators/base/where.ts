import * as v from 'valibot';

/** Which requests meet a fault. */
export const where = {
  /** `METHOD /path` or `/path`; `*` stands for a part of the path, `**` for anything. Absent = every endpoint. */
  endpoint: v.optional(v.string()),
  /** So many matching requests go well first. */
  skip: v.optional(v.number()),
  /** Then so many go wrong. Absent = all, until the fault is cleared. */
  times: v.optional(v.number()),
  /** Goes wrong with this probability (seeded). */
  chance: v.optional(v.number()),
};
