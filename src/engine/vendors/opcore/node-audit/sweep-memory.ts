import * as v from 'valibot';

const nodeSchema = v.object({
  name: v.nullable(v.string()),
  /** When its records were read whole, or given up, epoch ms; 0 = never. */
  readAt: v.number(),
  /** The latest listing with it, epoch ms. */
  listedAt: v.number(),
  /** The first listing without it, epoch ms; null = it is listed. */
  missedAt: v.nullable(v.number()),
  /** Since when they cannot be read whole, epoch ms; null = they were, absent = an earlier version did not keep it. */
  failingSince: v.optional(v.nullable(v.number())),
  /** When they could not be read whole last, epoch ms; absent = they could, or an earlier version did not keep it. */
  triedAt: v.optional(v.number()),
  /** Its latest record when they were read whole or given up; null = it had none, absent = they were not, or an earlier version did not keep it. */
  latest: v.optional(v.nullable(v.object({ id: v.string(), time: v.number() }))),
  /** When a whole listing was without it, before it came, epoch ms; absent = it may have been there from the beginning. */
  absentAt: v.optional(v.number()),
});

const memorySchema = v.object({
  /** When the list was read for the first time, epoch ms. */
  since: v.number(),
  /** The latest listing that was whole, epoch ms; absent = there was none, or an earlier version did not keep it. */
  wholeAt: v.optional(v.number()),
  nodes: v.record(v.string(), nodeSchema),
});

/** What one sweep of opCore's nodes tells the next: above all which nodes there were, as opCore does not list deleted ones. */
export type SweepMemory = v.InferOutput<typeof memorySchema>;
export type KnownNode = v.InferOutput<typeof nodeSchema>;

/** What an earlier version kept and this one does not understand is as good as nothing: all is read again. */
export function readMemory(memory: unknown, now: number): SweepMemory {
  const read = v.safeParse(memorySchema, memory);
  return read.success ? notAhead(read.output, now) : { since: now, nodes: {} };
}

/** A clock that was ahead, as before a time server is found, has dated what it read to when nothing was read yet. */
function notAhead(memory: SweepMemory, now: number): SweepMemory {
  const past = (at: number | undefined): number | undefined => (at !== undefined && at <= now ? at : undefined);
  const nodes = Object.entries(memory.nodes).map(([uuid, node]): [string, KnownNode] => [
    uuid,
    { ...node, readAt: past(node.readAt) ?? 0, absentAt: past(node.absentAt) },
  ]);
  return { ...memory, wholeAt: past(memory.wholeAt), nodes: Object.fromEntries(nodes) };
}
